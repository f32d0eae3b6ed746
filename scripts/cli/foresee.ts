import { join } from 'node:path';
import { readFolder } from '#adapters/node/files';
import { sha1 } from '#adapters/node/sha1';
import type { Course } from '#blocks/course';
import { frenchWords } from '#i18n/words.ts';
import { type Forecast, forecastMoodle } from '#tasks/moodleForecast';
import type { Host, Outcome } from './command.ts';
import { forecastKinds, moodleReport } from './moodleReport.ts';

/** What Moodle will make of a course, before anybody uploads it; as text it is said by groups, and printed here. */
export async function foresee(
  course: Course,
  { home, signal, progress }: Host,
  isJson: boolean,
): Promise<Omit<Outcome, 'placeOf'>> {
  const player = await readFolder(join(home, 'player'));
  if (!player.ok) throw new Error('the player is built: npm run build:player');
  const said = (share: number) => progress('forecast', share);
  const means = { words: frenchWords, player: player.value, signal, progress: said, sha1 };
  const foreseen = await forecastMoodle(course, means);
  if (!foreseen.ok) return { document: {}, lines: [], problems: foreseen.problems };
  const forecast = foreseen.value;
  const problems = forecastKinds.flatMap((kind) => forecast[kind]);
  if (!isJson) process.stdout.write(`${moodleReport(forecast, course.meta.title).join('\n')}\n`);
  return { document: { moodle: documentOf(forecast) }, lines: [], problems, isPrinted: !isJson };
}

/** What `--json` gives besides the sentences: figures, and which things each line is about. */
function documentOf({ size, seconds, sections, parts, ...lines }: Forecast) {
  const groups = forecastKinds.map((kind) => [kind, lines[kind].map(({ code, about }) => ({ code, about }))]);
  return { size, seconds, sections, ...(parts && { parts }), ...(Object.fromEntries(groups) as object) };
}
