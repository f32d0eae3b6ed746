/**
 * An answer short enough for one SMS, that says by itself when it was copied wrong: `NV/7K3M/R05/4353…/K2`.
 *
 * Parts: mark, code of the survey, code of the respondent, one sign per item (0 no answer, 1 the lowest point of the scale,
 * then 2 … 9 A B …, N « sans objet »), two check signs. Upper or lower case, spaces within a part do not count.
 * Check: all signs before it, the `/` too, read as digits in base 36, and the two check signs, make 1 modulo 1283: a prime
 * under 36² whose powers of 36 are all different over 641 places (after ISO 7064). Every single wrong sign and every
 * exchange of two signs, near or far, changes the sum.
 */
import type { Problem, Result } from '#core/problem';
import { settle } from '#core/problem';
import type { Scale, SurveyAnswer } from '#core/survey/answer';

export interface ShortSurvey {
  /** 2 to 8 letters and digits. */
  readonly code: string;
  /** Competencies; each has two items, importance then mastery. */
  readonly competencies: number;
  readonly scale: Scale;
}

export interface ShortAnswers {
  readonly answers: readonly SurveyAnswer[];
  /** Lines that held none, names and times of a conversation among them. */
  readonly otherLines: number;
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const prime = 1283;
const mark = 'NV';
/** « Sans objet ». */
const refused = 'N';

/** The text a page shows to be sent; the fault of a code that does not fit is told. */
export function writeShortAnswer(
  survey: ShortSurvey,
  {
    respondent,
    importance,
    mastery,
    notApplicable = [],
  }: Pick<SurveyAnswer, 'respondent' | 'importance' | 'mastery' | 'notApplicable'>,
): Result<string> {
  const [code, who] = [survey.code.toUpperCase(), respondent.toUpperCase()];
  if (!/^[0-9A-Z]{2,8}$/.test(code) || !/^[0-9A-Z]{1,12}$/.test(who)) {
    const values = { survey: survey.code, respondent };
    return { ok: false, problems: [{ code: 'survey/short-code', at: respondent, severity: 'error', values }] };
  }
  const items = Array.from({ length: survey.competencies }, (_, index) => [importance[index], mastery[index]]).flat();
  const body = items
    .map((value, place) => (notApplicable.includes(place) ? refused : signOf(value, survey.scale)))
    .join('');
  const text = [mark, code, who, body].join('/');
  return settle(`${text}/${checkOf(text)}`, []);
}

const signOf = (value: number | undefined, { min }: Scale): string =>
  (value === undefined ? undefined : signs[value - min + 1]) ?? '0';

/** `/` counts as a sign of its own, so that none can move over it. */
const valueOf = (sign: string): number => (sign === '/' ? 36 : signs.indexOf(sign));

const rest = (text: string): number => [...text].reduce((sum, sign) => (sum * 36 + valueOf(sign)) % prime, 0);

function checkOf(text: string): string {
  const check = (((1 - rest(text) * 36 * 36) % prime) + prime) % prime;
  return `${signs[Math.floor(check / 36)]}${signs[check % 36]}`;
}

const start = /(?<![0-9A-Z/])NV\s*\//gi;
const whole = /NV\s*\/([0-9A-Z\s]+)\/([0-9A-Z\s]+)\/([0-9A-Z\s]+)\/\s*([0-9A-Z]) ?([0-9A-Z])(?![0-9A-Z/])/iy;
/** A line that looks like one whose mark was lost. */
const remains = /\/\s*\d{6,}|\d{6,}\s*\//;

/** Every answer in a pasted conversation; each that is damaged, of another survey or there twice is told with its line. */
export function readShortAnswers(text: string, survey: ShortSurvey): Result<ShortAnswers> {
  const problems: Problem[] = [];
  const taken = new Map<string, SurveyAnswer>();
  const used = new Set<number>();
  for (const { index } of text.matchAll(start)) {
    whole.lastIndex = index;
    const found = whole.exec(text);
    const line = lineAt(text, index);
    const extent = found?.[0] ?? text.slice(index).split('\n')[0] ?? '';
    for (const offset of Array.from({ length: extent.split('\n').length }, (_, at) => at)) used.add(line + offset);
    const read = found
      ? answerOf(found, line, survey)
      : fault({ code: 'survey/short-incomplete', severity: 'warning' }, line, extent.trim().slice(0, 40));
    if ('code' in read) problems.push(read);
    else problems.push(...keep(read, taken));
  }
  const lines = text.split('\n').map((content, index) => ({ content, line: index + 1 }));
  const others = lines.filter(({ content, line }) => !used.has(line) && content.trim() !== '');
  const damaged = others.filter(({ content }) => remains.test(content));
  problems.push(
    ...damaged.map(({ content, line }) =>
      fault({ code: 'survey/short-incomplete', severity: 'warning' }, line, content.trim().slice(0, 40)),
    ),
  );
  return settle({ answers: [...taken.values()], otherLines: others.length - damaged.length }, problems);
}

type Values = Readonly<Record<string, string | number>>;

const fault = (told: Pick<Problem, 'code' | 'severity'>, line: number, found: string, more: Values = {}): Problem => ({
  ...told,
  at: `messages:${line}`,
  values: { line, found, ...more },
});

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The answer in what the pattern found, or what is wrong with it; the check is looked at first. */
function answerOf(found: RegExpExecArray, line: number, survey: ShortSurvey): SurveyAnswer | Problem {
  const [code = '', who = '', body = '', one = '', two = ''] = found
    .slice(1)
    .map((part) => part.replace(/\s/g, '').toUpperCase());
  const text = [mark, code, who, body].join('/');
  if (checkOf(text) !== `${one}${two}`) return fault({ code: 'survey/short-check', severity: 'warning' }, line, who);
  if (code !== survey.code.toUpperCase()) {
    return fault({ code: 'survey/short-other-survey', severity: 'warning' }, line, who, {
      code,
      expected: survey.code,
    });
  }
  const expected = 2 * survey.competencies;
  if (body.length !== expected)
    return fault({ code: 'survey/short-length', severity: 'warning' }, line, who, { count: body.length, expected });
  const { min, max } = survey.scale;
  const points = [...body].map((sign) => (sign === '0' || sign === refused ? undefined : valueOf(sign) - 1 + min));
  const notApplicable = [...body].flatMap((sign, place) => (sign === refused ? [place] : []));
  if (points.some((point) => point !== undefined && point > max)) {
    return fault({ code: 'survey/short-off-scale', severity: 'warning' }, line, who, { min, max });
  }
  const side = (remainder: number) => points.filter((_, index) => index % 2 === remainder);
  const apart = notApplicable.length > 0 ? { notApplicable } : {};
  return { respondent: who, line, profile: {}, importance: side(0), mastery: side(1), ...apart };
}

/** The same message twice counts once; two different ones of one person are told, and the later one is taken. */
function keep(answer: SurveyAnswer, taken: Map<string, SurveyAnswer>): Problem[] {
  const before = taken.get(answer.respondent);
  taken.set(answer.respondent, answer);
  if (before === undefined) return [];
  const content = ({ importance, mastery, notApplicable = [] }: SurveyAnswer) =>
    [...importance, '/', ...mastery, '/', ...notApplicable].join(',');
  const about = [answer.line, answer.respondent, { first: before.line }] as const;
  return content(before) === content(answer)
    ? [fault({ code: 'survey/short-twice', severity: 'info' }, ...about)]
    : [fault({ code: 'survey/short-twice-differs', severity: 'warning' }, ...about)];
}
