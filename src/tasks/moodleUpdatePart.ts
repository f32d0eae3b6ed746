import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import type { Means } from '#formats/format';
import type { PlannedSection } from '#formats/moodle-backup/plan';
import type { Part } from '#formats/moodle-backup/write';
import { plannedIn, planOf } from '#formats/moodle-backup/plan';
import type { Exported } from '#tasks/exportCourse';
import { askedBy } from '#tasks/moodleSections';
import { packed } from '#tasks/moodleSplit';
import { type Comparison, homeOf } from '#tasks/moodleUpdate';
import { isInPart, type Judged } from '#tasks/moodleUpdateJudge';

/** What is new and what may be replaced, as one file to be merged into the course that is open; none where there is nothing. */
export async function writeUpdate(
  course: Course,
  { sections }: Comparison,
  judged: readonly Judged[],
  means: Means,
): Promise<{ readonly file?: Exported; readonly problems: readonly Problem[] }> {
  const keys = new Set(judged.filter(isInPart).map(({ key }) => key));
  if (keys.size === 0) return { problems: [] };
  const numbers = new Map(sections.map(({ home, number }) => [home, number]));
  const asked = new Set(
    plannedIn(planOf(course)).flatMap((one): readonly Id<'q'>[] =>
      one.kind === 'quiz' && keys.has(one.key) ? askedBy(one.test, course) : [],
    ),
  );
  const part: Part = {
    name: say(means.words, 'export.moodle.update.part'),
    holds: ({ key }) => keys.has(key),
    brings: ({ id }) => asked.has(id),
    number: (section: PlannedSection) => numbers.get(homeOf(section)) ?? section.number,
  };
  const { path, bytes, problems } = await packed(course, part, means);
  return { ...(bytes && { file: { format: 'moodle-backup', path, bytes } }), problems };
}
