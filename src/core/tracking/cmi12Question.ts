import type { Interaction } from '#core/interaction/interaction';
import { type Question, typeOf } from '#core/question/index';
import { cmiString, type Given, letterOf } from '#core/tracking/cmi12';

/**
 * How SCORM 1.2 describes a question: the half of its tracking that is known when a package is written, so that it need not travel as code.
 * Norm: SCORM 1.2 run-time environment, 3.4.4, `cmi.interactions.n.type` and `correct_responses.n.pattern`.
 * In: a question, by its interaction kind. Out: the type, then the right patterns.
 * Deviation: `long-fill-in` and `other`, which 1.2 does not know, become `fill-in`; a question of several interactions gives its first.
 */
export function cmi12Of(question: Question): Given['question']['cmi'] {
  const [interaction] = typeOf(question).interactions(question);
  return interaction && [typeNameOf(interaction), ...patternsOf(interaction, question.type === 'multiple')];
}

const typeNameOf = ({ kind }: Interaction): string => (kind === 'long-fill-in' || kind === 'other' ? 'fill-in' : kind);

/** All must be chosen: braces, one pattern. Any one is right: a pattern each. */
function patternsOf(interaction: Interaction, all: boolean): readonly string[] {
  if (interaction.kind === 'choice') {
    const options = interaction.options.map(({ id }) => id);
    const letters = interaction.right.map((id) => letterOf(options, id));
    return all && letters.length > 1 ? [`{${letters.join(',')}}`] : letters;
  }
  if (interaction.kind === 'fill-in') return interaction.right.map(cmiString);
  if (interaction.kind !== 'numeric') return [];
  const [least, most] = interaction.range;
  return least === undefined || most === undefined ? [] : [String((least + most) / 2)];
}
