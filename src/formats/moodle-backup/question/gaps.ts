import { type Xml, xml } from '#codecs/xml';
import { decimal, fields, html } from '#formats/moodle-backup/fields';
import type { EntryMeans } from '#formats/moodle-backup/question/entry';
import { answerXml, numericalXml } from '#formats/moodle-backup/question/own';

/** A gap of a cloze as Moodle's database has it: a question of its own. */
export interface GapEntry {
  readonly type: 'shortanswer' | 'numerical' | 'multichoice';
  readonly weight: number;
  /** The gap in Moodle's writing, which the database keeps as its text. */
  readonly source: string;
  readonly own: Xml;
}

/** Our own writer leaves no brace in a stem but those of gaps, and none inside a gap. */
const gap = /\{(\d+):([A-Z_]+):([^}]*)\}/g;

/** The stem with a place `{#1}` for each gap, and the gaps. */
export function gapsIn(stem: string, means: EntryMeans): { readonly text: string; readonly gaps: readonly GapEntry[] } {
  const gaps: GapEntry[] = [];
  const text = stem.replace(gap, (source, weight: string, kind: string, inside: string) => {
    gaps.push({ source, weight: Number(weight), ...gapOf(kind, inside, means) });
    return `{#${gaps.length}}`;
  });
  return { text, gaps };
}

function gapOf(kind: string, inside: string, means: EntryMeans): Pick<GapEntry, 'type' | 'own'> {
  const { next } = means;
  const none = fields({ feedback: '', feedbackformat: html });
  if (kind === 'NUMERICAL') {
    const [answer = '', tolerance = '0'] = inside.replace(/^=/, '').split(':');
    const id = next('answer');
    const answers = xml`<answers>${answerXml(id, fields({ answertext: answer, answerformat: 0 }), '1.0000000', none)}
</answers>`;
    return { type: 'numerical', own: numericalXml(answers, [{ answer: id, tolerance }], [], means) };
  }
  const isChoice = kind === 'MULTICHOICE';
  const answers = inside.split('~').map((written) => {
    const [, share = '0', text = ''] = /^%(-?[\d.]+)%([\s\S]*)$/.exec(written) ?? [];
    const typed = unquoted(text);
    return answerXml(
      next('answer'),
      fields({ answertext: typed, answerformat: isChoice ? html : 0 }),
      decimal(Number(share) / 100, 7),
      none,
    );
  });
  const list = xml`<answers>${answers}
</answers>`;
  if (isChoice) return { type: 'multichoice', own: xml`${list}${choiceXml(means)}` };
  return {
    type: 'shortanswer',
    own: xml`${list}
<shortanswer id="${next('shortanswer')}">${fields({ usecase: kind === 'SHORTANSWER_C' })}
</shortanswer>`,
  };
}

/** As Moodle takes its own quoting off. */
const unquoted = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\\}', '}')
    .replaceAll('\\#', '#');

const choiceXml = ({ next }: EntryMeans): Xml => xml`
<multichoice id="${next('multichoice')}">${fields({ layout: 0, single: 1, shuffleanswers: 0 })}${[
  'correctfeedback',
  'partiallycorrectfeedback',
  'incorrectfeedback',
].map((name) => fields({ [name]: '', [`${name}format`]: html }))}${fields({
  answernumbering: 0,
  shownumcorrect: 0,
  showstandardinstruction: 0,
})}
</multichoice>`;
