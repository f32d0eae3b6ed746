import type { Course } from '#blocks/course';
import { say, type Words } from '#core/words';
import type { Planned, PlannedSection } from '#formats/moodle-backup/plan';
import { sectionTitle, type Share } from '#tasks/moodleSections';

interface OrderedPart {
  readonly path: string;
  readonly shares: readonly Share[];
}

/** `<course>.moodle-ordre.txt`: the files in the order to merge them, the clicks, and what to set afterwards by hand. */
export function orderOf(course: Course, parts: readonly OrderedPart[], words: Words): string {
  const line = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    say(words, `export.moodle.order.${key}`, values);
  const files = parts.map(({ path, shares }, index) => {
    const sections = shares.map(({ section }) => sectionTitle(section, words)).join(' ; ');
    return line('file', { number: index + 1, file: path, sections });
  });
  return [
    line('title', { course: course.meta.title, count: parts.length }),
    '',
    ...[line('begin'), ...files, ''],
    ...[line('clicks'), line('click1'), line('click2'), line('click3'), line('click4'), ''],
    ...[line('then'), ...toSet(course, parts, line).map((one) => `[ ] ${one}`), ''],
  ].join('\n');
}

type Line = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What a whole backup brings and parts do not; tried on Moodle 4.5.6. */
function toSet(course: Course, parts: readonly OrderedPart[], line: Line): readonly string[] {
  const places = parts.map(({ shares }) => shares.map(({ section }) => section));
  const waiting = places.flatMap((own) => {
    const elsewhere = titles(places.flatMap((sections) => (sections === own ? [] : sections.flatMap(doneIn))));
    const posts = own.flatMap(({ activities }) => activities).filter(isPost);
    return elsewhere === '' ? [] : posts.map(({ title }) => line('waits', { test: title, activities: elsewhere }));
  });
  const all = places.flat();
  const tracked = titles([...all.flatMap(doneIn), ...all.flatMap(({ activities }) => activities.filter(isPost))]);
  return [
    ...waiting,
    ...(tracked === '' ? [] : [line('completion', { activities: tracked })]),
    line('grades'),
    line('links'),
    line('request', { file: `${course.name}.moodle-demande.txt` }),
  ];
}

const titles = (planned: readonly Planned[]): string => planned.map(({ title }) => title).join(' ; ');

const isPost = (planned: Planned): boolean => planned.kind === 'quiz' && planned.test.phase === 'post';

/** What a learner does in a module by himself. */
const doneIn = ({ module, activities }: PlannedSection): readonly Planned[] =>
  module ? activities.filter(({ kind }) => kind === 'scorm' || kind === 'page' || kind === 'quiz') : [];
