import type { Problem, Severity } from '#core/problem';
import { isError } from '#core/problem';
import { plural } from '#core/french';
import { say, type Words } from '#core/words';
import { sayProblem } from '#tasks/sayProblem';
import type { Outcome } from './command.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];
export type PlaceOf = (problem: Problem) => string;
const asIs: PlaceOf = ({ at }) => at;

/** The one document of `--json`. */
export function jsonReport({ document, problems }: Outcome, words: Words, placeOf: PlaceOf = asIs): string {
  const said = problems.map((problem) => {
    const { code, at, severity } = problem;
    return { code, at, place: placeOf(problem), severity, ...sayProblem(problem, words) };
  });
  return `${JSON.stringify({ ok: !problems.some(isError), ...document, problems: said }, null, 2)}\n`;
}

/** What a person reads: the lines of the command, then the problems, the gravest first. */
export function textReport({ lines, problems }: Outcome, words: Words, placeOf: PlaceOf = asIs): string {
  const blocks = order.flatMap((severity) => {
    const some = problems.filter((problem) => problem.severity === severity);
    if (some.length === 0) return [];
    const title = plural(some.length, say(words, `cli.${severity}`), say(words, `cli.${severity}s`));
    return [[`${some.length} ${title}`, ...some.map((problem) => sentences(problem, words, placeOf))].join('\n')];
  });
  return [...(lines.length > 0 ? [lines.join('\n')] : []), ...blocks].map((block) => `${block}\n`).join('\n');
}

function sentences(problem: Problem, words: Words, placeOf: PlaceOf): string {
  const { what, mend } = sayProblem(problem, words);
  return `${placeOf(problem)}  ${what}\n  \u2192 ${mend}`;
}
