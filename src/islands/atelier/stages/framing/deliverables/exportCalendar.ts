import { download } from '#adapters/browser/download';
import type { CourseSession } from '../../../courseSession.svelte';
import type { Workspace } from '../../../workspace';
import { w } from '../../../words';

/** Hands over the calendar file of the mission, the same as the command line writes; gives what to say of it. */
export async function takeCalendar(session: CourseSession, { desk }: Workspace, site: URL): Promise<string> {
  if (!(await session.handOver())) return '';
  const player = new URL('player/', site).href;
  const { files, problems } = await desk.export(['ics'], player, () => undefined, new AbortController().signal);
  for (const { path, bytes } of files) download(path, bytes);
  const told = problems.filter(({ severity, code }) => severity === 'error' || code.startsWith('ics/'));
  return [
    files.length > 0 ? w('calendar.icsDone', { file: files[0]?.path ?? '' }) : '',
    ...told.map(({ what }) => what),
  ]
    .filter(Boolean)
    .join(' ');
}
