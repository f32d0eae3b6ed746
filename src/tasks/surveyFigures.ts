import { type AskedSurvey, surveyScale } from '#core/needs/survey';
import { borich, type BorichItem } from '#core/statistics/borich';
import { dif, type DifDecision } from '#core/statistics/dif';
import type { Caution, Figure } from '#core/statistics/figure';
import { hennessyHicks, type TaskGap } from '#core/statistics/hennessyHicks';
import { mean } from '#core/statistics/numerics/moments';
import { type PriorityIndex, priorityIndices } from '#core/statistics/priorityIndices';
import { smallCells } from '#core/statistics/smallCells';
import { ratingPlace, ratingsOf, type SurveyAnswer } from '#core/survey/answer';

/** Of fewer persons nothing is shown (methods, section 21). */
export const fewest = 5;

/** How a figure is made, without its values. */
export type Made = Omit<Figure<unknown>, 'value'>;

/** Everything that a survey says of one competency; figures of fewer than five persons are left out. */
export interface CompetencyFigures {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly n: number;
  readonly missing: number;
  /** Of the missing: refused as « sans objet », on one side or both. */
  readonly notApplicable: number;
  readonly isMasked: boolean;
  readonly borich?: BorichItem;
  readonly hennessyHicks?: TaskGap;
  readonly index?: PriorityIndex;
  /** By frequency where it is not known: both ways. */
  readonly dif?: { readonly frequent: DifDecision | undefined; readonly rare: DifDecision | undefined };
  /** Whether the task comes back often; `undefined`: nobody said. */
  readonly isFrequent?: boolean | undefined;
}

export interface GroupFigures {
  readonly group: string;
  /** Left out where it is masked. */
  readonly n?: number;
  readonly isMasked: boolean;
  readonly made?: Made;
  readonly items?: readonly {
    readonly code: string;
    readonly n: number;
    readonly missing: number;
    readonly isMasked: boolean;
    readonly borich?: BorichItem;
  }[];
}

/** The answers compared by one thing that was asked about the person. */
export interface Comparison {
  readonly field: string;
  /** Why nothing is shown at all. */
  readonly reason?: Caution;
  readonly groups: readonly GroupFigures[];
}

/** Two things asked about the person, crossed: counts, masked where a cell would tell who. */
export interface Crossing {
  readonly rows: { readonly field: string; readonly groups: readonly string[] };
  readonly columns: { readonly field: string; readonly groups: readonly string[] };
  readonly made: Made;
  readonly publication: ReturnType<typeof smallCells.compute>['value'];
}

export interface SurveyFigures {
  readonly respondents: number;
  /** Codes handed out; none where they were not counted. */
  readonly invited?: number;
  /** Why the ranking is not shown, where it is not. */
  readonly reason?: Caution;
  readonly cut: number;
  readonly made: {
    readonly borich: Made;
    readonly hennessyHicks: Made;
    readonly priorityIndices: Made;
    readonly dif: Made;
  };
  readonly competencies: readonly CompetencyFigures[];
  readonly comparisons: readonly Comparison[];
  readonly crossings: readonly Crossing[];
}

export interface FigureWish {
  /** Where high begins: the middle of the scale, or the mean of all ratings. */
  readonly cut?: 'middle' | 'mean';
}

/** All figures of a needs survey, the same on every screen and on the command line. */
export function surveyFigures(
  answers: readonly SurveyAnswer[],
  asked: AskedSurvey,
  { cut: wish = 'middle' }: FigureWish = {},
): SurveyFigures {
  const cut = wish === 'mean' ? grandMean(answers) : (surveyScale.min + surveyScale.max) / 2;
  const ratings = ratingsOf(answers);
  const needs = borich.compute(ratings);
  const quadrants = hennessyHicks.compute({ ...ratings, cut });
  const items = needs.value ?? [];
  const isEnough = (item: BorichItem | undefined) => item !== undefined && item.n >= fewest;
  const counted = asked.competencies.flatMap(({ id }, index) => {
    const { meanImportance, meanMastery } = items[index] ?? {};
    if (!isEnough(items[index]) || meanImportance === undefined || meanMastery === undefined) return [];
    return [{ id, importance: meanImportance, mastery: meanMastery }];
  });
  const indices = priorityIndices.compute({ items: counted });
  const isHidden = needs.n < fewest;
  const competencies = asked.competencies.map((one, index): CompetencyFigures => {
    const item = items[index];
    const { n = 0, missing = answers.length } = item ?? {};
    const common = { ...one, n, missing, notApplicable: refusals(answers, index) };
    if (isHidden || !item || !isEnough(item)) return { ...common, isMasked: n > 0 };
    return {
      ...common,
      isMasked: false,
      borich: item,
      ...given('hennessyHicks', quadrants.value?.[index]),
      ...given(
        'index',
        indices.value?.find(({ id }) => id === one.id),
      ),
      dif: tasksTable(item, cut),
      isFrequent: asked.survey.frequent?.includes(one.id),
    };
  });
  const fields = isHidden ? [] : fieldsOf(answers, asked);
  return {
    respondents: answers.length,
    ...given('invited', asked.survey.respondents?.count),
    ...given('reason', isHidden ? (needs.n === 0 ? 'no-pair' : 'total-below-threshold') : undefined),
    cut,
    made: {
      borich: madeOf(needs),
      hennessyHicks: madeOf(quadrants),
      priorityIndices: madeOf(indices),
      dif: { n: counted.length, missing: competencies.length - counted.length, formula: dif.formula },
    },
    competencies,
    comparisons: fields.map((field) => comparisonBy(field, answers, asked)),
    crossings: crossingsOf(fields, answers),
  };
}

const given = <Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: T });

const madeOf = ({ value: _, ...made }: Figure<unknown>): Made => made;

function grandMean(answers: readonly SurveyAnswer[]): number {
  const all = answers.flatMap(({ importance, mastery }) => [...importance, ...mastery]);
  const there = all.filter((rating) => rating !== undefined);
  return there.length === 0 ? (surveyScale.min + surveyScale.max) / 2 : mean(there);
}

const refusals = (answers: readonly SurveyAnswer[], competency: number): number =>
  answers.filter(({ notApplicable = [] }) =>
    notApplicable.some(
      (place) => place === ratingPlace(competency, 'importance') || place === ratingPlace(competency, 'mastery'),
    ),
  ).length;

/** Difficult: mastered less than the cut; important: at the cut or above. */
function tasksTable({ meanImportance = 0, meanMastery = 0 }: BorichItem, cut: number) {
  const task = { difficult: meanMastery < cut, important: meanImportance >= cut };
  const decision = (frequent: boolean) => dif.compute({ ...task, frequent }).value?.decision;
  return { frequent: decision(true), rare: decision(false) };
}

/** What was asked about the person, in the order of the survey, then what came with the answers. */
function fieldsOf(answers: readonly SurveyAnswer[], { survey }: AskedSurvey): readonly string[] {
  const names = new Set(survey.fields.map(({ name }) => name as string));
  for (const { profile } of answers) Object.keys(profile).forEach((name) => names.add(name));
  return [...names].filter((name) => answers.some(({ profile }) => (profile[name] ?? '') !== ''));
}

function groupsOf(field: string, answers: readonly SurveyAnswer[]): ReadonlyMap<string, readonly SurveyAnswer[]> {
  const groups = new Map<string, SurveyAnswer[]>();
  for (const answer of answers) {
    const name = answer.profile[field] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), answer]);
  }
  return groups;
}

/** One ranking per group; a small group is masked, and another one with it where it could be worked out from the whole. */
function comparisonBy(field: string, answers: readonly SurveyAnswer[], asked: AskedSurvey): Comparison {
  const groups = [...groupsOf(field, answers)];
  const { value, caution } = smallCells.compute({ table: groups.map(([, own]) => [own.length]), k: fewest });
  const isMasked = (index: number) => !value?.publishable || value.mask?.[index]?.[0] === true;
  const figures = groups.map(([group, own], index): GroupFigures => {
    if (isMasked(index)) return { group, isMasked: true };
    const figure = borich.compute(ratingsOf(own));
    const items = asked.competencies.map(({ code }, at) => {
      const item = figure.value?.[at];
      const { n = 0, missing = own.length } = item ?? {};
      return item && n >= fewest
        ? { code, n, missing, isMasked: false, borich: item }
        : { code, n, missing, isMasked: true };
    });
    return { group, n: own.length, isMasked: false, made: madeOf(figure), items };
  });
  return { field, ...given('reason', value?.publishable ? undefined : caution), groups: figures };
}

/** Each two fields with few groups, crossed. */
function crossingsOf(fields: readonly string[], answers: readonly SurveyAnswer[]): readonly Crossing[] {
  const small = fields
    .map((field) => ({ field, groups: [...groupsOf(field, answers).keys()] }))
    .filter(({ groups }) => groups.length > 1 && groups.length <= 6);
  return small.flatMap((rows, index) =>
    small.slice(index + 1).map((columns) => {
      const table = rows.groups.map((row) =>
        columns.groups.map(
          (column) =>
            answers.filter(
              ({ profile }) => (profile[rows.field] ?? '') === row && (profile[columns.field] ?? '') === column,
            ).length,
        ),
      );
      const figure = smallCells.compute({ table, k: fewest });
      return { rows, columns, made: madeOf(figure), publication: figure.value };
    }),
  );
}
