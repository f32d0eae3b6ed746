import { entitiesIn } from '#core/change/label';
import { type Stage, stages } from '#core/course/stages';
import { stageOfEntity } from '#tasks/workspaceStages';
import type { Surroundings } from '../context';
import type { CourseSession } from '../courseSession.svelte';
import type { Dialog } from '../screen.svelte';
import { w } from '../words';
import type { Command } from './command';

export interface CommandMeans {
  readonly session: CourseSession;
  readonly surroundings: Pick<Surroundings, 'route' | 'labels'>;
  /** Goes to a stage, or to the list of courses. */
  readonly visit: (where: Stage | undefined) => void;
  readonly nextProblem: () => void;
  readonly open: (dialog: Dialog) => void;
}

/** Everything that can be done from a stage, and everything in the course that has a name. */
export function commandsOf({ session, surroundings, visit, nextProblem, open }: CommandMeans): readonly Command[] {
  const { route, labels } = surroundings;
  const blank = (where: Stage, path: string) => () =>
    route.go(route.href(where, route.course, { entity: session.id, path }));
  return [
    ...stages.map((one, index) => ({
      text: w('command.stage', { stage: labels[`stage.${one}`] ?? one }),
      keys: String(index + 1),
      run: () => visit(one),
    })),
    { text: w('command.list'), keys: '0', run: () => visit(undefined) },
    { text: w('command.addResult'), run: blank('framing', '/framing/results') },
    { text: w('command.addGroup'), run: blank('audience', '/audience/groups') },
    { text: w('command.addCompetency'), run: blank('needs', '/needs/competencies') },
    { text: w('command.addObjective'), run: blank('objectives', '/objectives/operational') },
    { text: w('tools.undo'), keys: 'Ctrl + Z', run: () => void session.undo() },
    { text: w('tools.redo'), keys: 'Ctrl + Y', run: () => void session.redo() },
    { text: w('command.problem'), keys: 'P', run: nextProblem },
    { text: w('command.deliverables'), run: () => open('deliverables') },
    { text: w('command.documents'), run: () => open('documents') },
    { text: w('export.open'), keys: 'E', run: () => open('export') },
    { text: w('update.title'), run: () => open('moodleUpdate') },
    { text: w('archive.open'), run: () => open('archive') },
    { text: w('thread.title'), keys: 'F', run: () => open('thread') },
    { text: w('command.keepVersion'), keys: 'V', run: () => open('versions') },
    { text: w('settings.title'), run: () => open('settings') },
    { text: w('keys.title'), keys: '?', run: () => open('map') },
    ...entitiesIn(session.files).map(({ id, text }) => ({
      text,
      run: () => route.go(route.href(stageOfEntity(id), route.course, { entity: id, path: '' })),
    })),
  ];
}
