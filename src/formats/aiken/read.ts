/**
 * Aiken text as questions of ours.
 *
 * Norm: https://docs.moodle.org/en/Aiken_format, and Moodle's own reader, `question/format/aiken/format.php` (4.5).
 * In:   the bytes of a file: a question, its choices `A. …` or `A) …`, and `ANSWER: B`.
 * Out:  single choices; the text is plain, so nothing in it is Markdown.
 * Problems, warnings at `<file>:<line>` of the question; the others are read:
 *   `aiken/no-answer` – choices without an `ANSWER:` line; `aiken/answer-unknown` – its letter is none of the choices;
 *   `import/question-left-out`; `import/no-question`, an error.
 * Deviation from Moodle: a small letter after `ANSWER:` is the choice that it means (Moodle takes it and then has no right answer);
 *   a question may have several lines; blank lines between choices are passed over.
 */
import { decodeText } from '#codecs/encoding';
import { collector } from '#formats/reading/collector';
import type { QuestionReader } from '#formats/reading/reading';

interface Held {
  readonly line: number;
  readonly stem: string[];
  readonly choices: { readonly letter: string; text: string }[];
}

/** Reads an Aiken file. */
export const readAiken: QuestionReader = (bytes, desk) => {
  const gathered = collector(desk, { keyed: true });
  let held: Held | undefined;
  const end = (answer: string | undefined) => {
    if (!held) return;
    const { line, stem, choices } = held;
    held = undefined;
    gathered.take({ line, name: stem.join(' ') }, (sheet) => {
      const right = choices.find(({ letter }) => letter === answer);
      if (answer === undefined) return void sheet.problem('aiken/no-answer');
      if (!right) return void sheet.problem('aiken/answer-unknown', { answer });
      return {
        type: 'single',
        stem: sheet.letters(stem.join('\n')),
        choices: choices.map((choice) => ({
          id: sheet.id('c'),
          text: sheet.letters(choice.text),
          share: choice === right ? 100 : 0,
        })),
      };
    });
  };
  const lines = decodeText(bytes).text.split(/\r\n?|\n/);
  lines.forEach((raw, at) => {
    const text = raw.trim();
    const [, answer] = /^ANSWER\s*:\s*(\S*)/i.exec(text) ?? [];
    const [, letter, choice = ''] = /^([A-Z])[.)]\s+(.*)$/.exec(text) ?? [];
    if (answer !== undefined) end(answer.toUpperCase());
    else if (text === '') {
      // A blank line between the question and its choices, or before `ANSWER:`, ends nothing.
      if (held && held.choices.length > 0 && !continues(lines, at + 1)) end(undefined);
    } else if (letter !== undefined && held) held.choices.push({ letter, text: choice });
    else if (held && held.choices.length === 0) held.stem.push(text);
    else {
      end(undefined);
      held = { line: at + 1, stem: [text], choices: [] };
    }
  });
  end(undefined);
  return gathered.done();
};

/** The next line that holds something is one more choice, or the answer. */
function continues(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from).find((line) => line.trim() !== '');
  return next !== undefined && /^\s*([B-Z][.)]\s|ANSWER\s*:)/i.test(next);
}
