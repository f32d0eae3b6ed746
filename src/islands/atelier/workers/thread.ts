import { renderRich } from '#blocks/render';
import type { Stage } from '#core/course/stages';
import type { FileTree } from '#core/fileTree';
import { type Id, isId } from '#core/id';
import type { Rupture } from '#core/views/thread';
import { frenchWords } from '#i18n/words.ts';
import { readStructure } from '#tasks/readStructure';
import { type Place, stageOfEntity } from '#tasks/workspaceStages';
import { plainOf, rupturesInWords, threadInWords, threadWords } from '../../thread/inWords.ts';
import type { ThreadView, ThreadWords } from '../../thread/view.ts';

/** A place where the thread breaks, and the field that mends it. */
export interface RuptureView {
  readonly kind: Rupture['kind'];
  readonly at: string;
  readonly sentence: string;
  readonly stage: Stage;
  readonly place: Place;
}

export interface DeskThread {
  readonly view: ThreadView;
  readonly words: ThreadWords;
  readonly ruptures: readonly RuptureView[];
}

/** The red thread of the course on the desk, in words; nothing where its structure cannot be read. */
export function threadApi(whole: () => FileTree) {
  return {
    thread(): DeskThread | undefined {
      const { file, questions = [] } = readStructure(whole());
      if (!file) return undefined;
      const context = {
        ...{ words: frenchWords, lang: file.meta.lang, corrected: false },
        ...{ media: (path: string) => path, question: () => undefined, test: () => undefined },
      };
      const source = { ...file, questions };
      const view = threadInWords(source, (stem) => plainOf(renderRich(stem, context)));
      const ruptures = rupturesInWords(source).map((rupture) => ({ ...rupture, ...mendingOf(rupture, file.meta.id) }));
      return { view, words: threadWords(view), ruptures };
    },
  };
}

/** The field where a rupture is mended: of the thing itself, or the list that lacks one. */
function mendingOf({ kind, at }: Rupture, course: Id): Pick<RuptureView, 'stage' | 'place'> {
  switch (kind) {
    case 'competency-without-objective':
      return { stage: 'objectives', place: { entity: course, path: '/objectives/operational' } };
    case 'objective-without-competency':
      return { stage: 'objectives', place: { entity: at as Id, path: '/competencies' } };
    case 'objective-without-activity':
      return { stage: 'design', place: { entity: course, path: '/design/modules' } };
    case 'objective-without-assessment':
      return { stage: 'evaluation', place: { entity: course, path: '/questions' } };
    case 'question-without-objective':
      return { stage: 'evaluation', place: { entity: at as Id, path: '/objective' } };
    case 'finding-without-module':
      return { stage: isId(at) ? stageOfEntity(at) : 'needs', place: { entity: at as Id, path: '/modules' } };
  }
}
