import type { Course } from '#blocks/course';
import type { Problem } from '#core/problem';
import { plannedIn, planOf } from '#formats/moodle-backup/plan';

/** A thing that a line is about, as people cite it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One line for all things of a kind; `at` is the first of them, or the course. */
export interface ForecastLine extends Problem {
  readonly kind: 'differs' | 'cannot' | 'asksAdmin';
  readonly about: readonly Named[];
}

/** A line with how many things it is about, and which. */
export function line(
  { code, kind, severity = 'info' }: Pick<ForecastLine, 'code' | 'kind'> & { readonly severity?: Problem['severity'] },
  about: readonly Named[],
  course: Course,
  values: NonNullable<Problem['values']> = {},
): ForecastLine {
  const at = about[0]?.id ?? course.meta.id;
  return { code, kind, severity, at, about, values: { count: about.length, list: listed(about), ...values } };
}

const mostNames = 8;

/** Titles hold commas of their own. */
const listed = (about: readonly Named[]): string => {
  const names = [...new Set(about.map(({ name }) => name))];
  const shown = [...names.slice(0, mostNames), ...(names.length > mostNames ? ['\u2026'] : [])];
  return shown.join(names.some((name) => name.includes(',')) ? ' ; ' : ', ');
};

type Kind = ForecastLine['kind'];

/** What the formats tell one by one, told once for all of its kind. */
const gatheredAs: Readonly<Record<string, Pick<ForecastLine, 'code' | 'kind' | 'severity'>>> = {
  'moodle-xml/type-left-out': { code: 'moodle-forecast/questions-of-other-type', kind: 'cannot', severity: 'warning' },
  'moodle-xml/no-key': { code: 'moodle-forecast/questions-without-key', kind: 'cannot', severity: 'warning' },
  'moodle-xml/no-full-mark': {
    code: 'moodle-forecast/questions-without-full-mark',
    kind: 'cannot',
    severity: 'warning',
  },
  'moodle-xml/sum-not-100': {
    code: 'moodle-forecast/questions-without-full-mark',
    kind: 'cannot',
    severity: 'warning',
  },
  'moodle-xml/share-refused': { code: 'moodle-forecast/shares-refused', kind: 'cannot', severity: 'warning' },
  'moodle-backup/test-left-out': { code: 'moodle-forecast/tests-left-out', kind: 'cannot', severity: 'warning' },
  'moodle-backup/drawn-fixed': { code: 'moodle-forecast/drawn-fixed', kind: 'differs', severity: 'info' },
  'moodle-feedback/type-left-out': { code: 'moodle-forecast/items-of-other-type', kind: 'cannot', severity: 'warning' },
  'moodle-feedback/text-cut': { code: 'moodle-forecast/texts-cut', kind: 'cannot', severity: 'warning' },
  'moodle-feedback/image-left-out': { code: 'moodle-forecast/form-images', kind: 'cannot', severity: 'warning' },
  'moodle-feedback/condition-left-out': {
    code: 'moodle-forecast/conditions-lost',
    kind: 'cannot',
    severity: 'warning',
  },
  'moodle-feedback/needs-page-break': {
    code: 'moodle-forecast/conditions-on-page',
    kind: 'cannot',
    severity: 'warning',
  },
  'moodle-feedback/scale-unrated': { code: 'moodle-forecast/scales-unrated', kind: 'differs', severity: 'info' },
  'moodle-feedback/due-left-out': { code: 'moodle-forecast/due-unchecked', kind: 'cannot', severity: 'info' },
};

/** What they tell of the course as a whole stays as it is. */
const asTold: Readonly<Record<string, Kind>> = {
  'moodle-backup/materials-left-out': 'cannot',
  'moodle-backup/hidden': 'differs',
  'moodle-backup/framework-first': 'asksAdmin',
  'moodle-backup/accounts-apart': 'asksAdmin',
  'moodle-backup/start-date': 'asksAdmin',
};

/** The problems of a backup as lines; one that nobody placed here stays whole, with its own words. */
export function linesOfFormats(problems: readonly Problem[], course: Course): readonly ForecastLine[] {
  const groups = new Map<
    string,
    { readonly as: Pick<ForecastLine, 'code' | 'kind' | 'severity'>; readonly about: Named[] }
  >();
  const lines: ForecastLine[] = [];
  for (const problem of problems) {
    const as = gatheredAs[problem.code];
    if (as === undefined) {
      lines.push({ ...problem, kind: asTold[problem.code] ?? 'cannot', about: aboutWhole(problem, course) });
      continue;
    }
    const group = groups.get(as.code) ?? { as, about: [] };
    groups.set(as.code, group);
    group.about.push({ id: problem.at, name: nameIn(problem) });
  }
  return [...[...groups.values()].map(({ as, about }) => line(as, about, course)), ...lines];
}

function nameIn({ at, values = {} }: Problem): string {
  const { question, item, form, test, questions } = values;
  const inForm = item ?? questions;
  return String(question ?? test ?? (inForm === undefined ? (form ?? at) : `${inForm} (${form})`));
}

function aboutWhole({ code, at }: Problem, course: Course): readonly Named[] {
  if (code === 'moodle-backup/hidden') {
    const hidden = plannedIn(planOf(course)).filter((planned) => planned.hidden);
    return hidden.map(({ key, title }) => ({ id: key, name: title }));
  }
  if (code === 'moodle-backup/materials-left-out')
    return course.design.materials.map((one) => ({ id: one.id, name: one.code }));
  return at === course.meta.id ? [] : [{ id: at, name: at }];
}
