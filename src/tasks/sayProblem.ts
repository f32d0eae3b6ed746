import type { Problem } from '#core/problem';
import { say, type Words } from '#core/words';

/** The two sentences of a problem: what is wrong, and one thing to do. */
export interface Said {
  readonly what: string;
  readonly mend: string;
}

/** Values that are names of ours, and the list of words (`term.<list>`) that says them. */
const lists: Readonly<Record<string, string>> = {
  kind: 'kind',
  fromKind: 'kind',
  otherKind: 'kind',
  ownerKind: 'kind',
  aKind: 'aKind',
  field: 'field',
  expected: 'expected',
  level: 'level',
  questionLevel: 'level',
  state: 'state',
  toState: 'state',
};

/** A problem in the words of a language. */
export function sayProblem({ code, values = {} }: Problem, words: Words): Said {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, words[`term.${lists[name] ?? ''}.${value}`] ?? value]),
  );
  const sentence = (part: string) => capital(say(words, `problem.${code}.${part}`, shown));
  return { what: sentence('what'), mend: sentence('mend') };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
