/**
 * The competencies of a course as a framework that an administrator of Moodle imports before the course is restored.
 *
 * Norm: the importer of Moodle 4.5, `tool_lpimportcsv`, default order of columns.
 * In:   a course; its competencies, their tree and their families.
 * Out:  `<course>.moodle-competencies.csv`: UTF-8, commas, CRLF, 14 columns; the framework first, then a parent before its children.
 *       ID numbers are our ids, those that `moodle-backup` links to: the course's for the framework. A family is a set of related
 *       competencies, each pair said once.
 * Problems: error: `moodle-competencies/same-id`; warnings: `moodle-competencies/parent-missing` – it goes to the top, for Moodle would
 *   drop it without a word; `moodle-competencies/name-cut` – Moodle holds 100 letters, the whole name goes to the description;
 *   for information: `moodle-competencies/nothing-to-write` – no file.
 * Deviation: one scale of two values for all, not the levels of the course; no rule by which a parent follows its children; what
 *   people hold today stays at home.
 */
import type { Course } from '#blocks/course';
import { writeBareCsv } from '#codecs/csv';
import { type XmlValue, xml } from '#codecs/xml';
import type { Competency } from '#core/needs/schema';
import { type Problem, settle } from '#core/problem';
import { say, type Words } from '#core/words';
import type { Format } from '#formats/format';
import { inTree, type Placed } from '#formats/moodle-competencies/tree';

const columns = [
  'Parent ID number',
  'ID number',
  'Short name',
  'Description',
  'Description format',
  'Scale values',
  'Scale configuration',
  'Rule type (optional)',
  'Rule outcome (optional)',
  'Rule config (optional)',
  'Cross-referenced competency ID numbers',
  'Exported ID (optional)',
  'Is framework',
  'Taxonomy',
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

export const moodleCompetencies: Format<Course> = {
  id: 'moodle-competencies',
  async write(course, { words, progress, signal }) {
    signal.throwIfAborted();
    const { name, meta, needs } = course;
    if (needs.competencies.length === 0) return settle(new Map<string, string>(), [nothing(course)]);
    const { placed, problems } = inTree(needs.competencies);
    const rows = [frameworkRow(course, placed, words), ...placed.map((one) => competencyRow(one, course, words))];
    const text = writeBareCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
    const named = [
      { at: meta.id, name: meta.title },
      ...placed.map(({ competency }) => ({ at: competency.id, name: nameOf(competency) })),
    ];
    await progress(1);
    return settle(new Map([[`${name}.moodle-competencies.csv`, text]]), [...problems, ...named.flatMap(cutName)]);
  },
};

function frameworkRow({ meta }: Course, placed: readonly Placed[], words: Words): Row {
  const hasDomains = placed.some(({ depth }) => depth > 1);
  return {
    'ID number': meta.id,
    'Short name': cut(meta.title),
    Description: paragraphs([meta.title]),
    'Description format': html,
    'Scale values': say(words, 'export.competencies.scale'),
    // Of the two values the second is given by default and means that it is acquired.
    'Scale configuration': '[{"scaleid":"1"},{"id":2,"scaledefault":1,"proficient":1}]',
    'Is framework': '1',
    Taxonomy: hasDomains ? 'domain,competency,skill,skill' : 'competency,skill,skill,skill',
  };
}

const competencyRow = ({ competency, parent }: Placed, { needs }: Course, words: Words): Row => ({
  'Parent ID number': parent ?? '',
  'ID number': competency.id,
  'Short name': cut(nameOf(competency)),
  Description: paragraphs([nameOf(competency), ...said(competency, needs.levels, words)]),
  'Description format': html,
  'Rule outcome (optional)': '0',
  'Cross-referenced competency ID numbers': laterKin(competency, needs.competencies).join(','),
});

function said({ category, expected }: Competency, levels: readonly string[], words: Words): readonly string[] {
  const level = expected === undefined ? undefined : (levels[expected - 1] ?? String(expected));
  return [
    ...(category === undefined ? [] : [say(words, 'export.competencies.family', { family: category })]),
    ...(level === undefined ? [] : [say(words, 'export.competencies.expected', { level })]),
  ];
}

/** Those of the same family that come after it. */
const laterKin = ({ id, category }: Competency, all: readonly Competency[]): readonly string[] =>
  category === undefined
    ? []
    : all
        .slice(all.findIndex((one) => one.id === id) + 1)
        .filter((one) => one.category === category)
        .map((one) => one.id);

const html = '1';
const paragraphs = (texts: readonly XmlValue[]): string => xml`${texts.map((text) => xml`<p>${text}</p>`)}`.markup;

const nameOf = ({ code, title }: Competency): string => `${code} ${title}`;

/** Moodle's column. */
const longest = 100;

const isTooLong = (text: string): boolean => Array.from(text).length > longest;

/** As much of a name as Moodle holds. It takes what follows a `<` for a tag, unless that is a blank. */
function cut(name: string): string {
  const text = name.replace(/<(?=\S)/g, '< ');
  if (!isTooLong(text)) return text;
  const start = Array.from(text).slice(0, longest - 1);
  return `${start.join('').trimEnd()}\u2026`;
}

function cutName({ at, name }: { readonly at: string; readonly name: string }): readonly Problem[] {
  const values = { name, longest };
  return isTooLong(name) ? [{ code: 'moodle-competencies/name-cut', at, severity: 'warning', values }] : [];
}

const nothing = ({ meta }: Course): Problem => ({
  code: 'moodle-competencies/nothing-to-write',
  at: meta.id,
  severity: 'info',
  values: { course: meta.title },
});
