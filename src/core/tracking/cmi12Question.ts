import type { Interaction } from '#core/interaction/interaction';
import { type Question, typeOf } from '#core/question/index';
import { pairsOf } from '#core/question/matching/grade';
import { type Cmi12, cmiString, letterOf } from '#core/tracking/cmi12';

/**
 * How SCORM 1.2 describes a question: the half of its tracking that is known when a package is written, so that it need not travel as code.
 * Norm: SCORM 1.2 run-time environment, 3.4.4, `cmi.interactions.n.type` and `correct_responses.n.pattern`.
 * In: a question, by its interaction kinds. Out: for each interaction the type and the right patterns.
 * Deviation: `long-fill-in` and `other`, which 1.2 does not know, become `fill-in`.
 */
export function cmi12Of(question: Question): readonly Cmi12[] {
  const interactions = typeOf(question).interactions(question);
  return interactions.map((interaction) => {
    const described = [typeNameOf(interaction), patternsOf(interaction)] as const;
    if (interactions.length === 1) return described;
    const options = interaction.kind === 'choice' ? interaction.options.map(({ id }) => id) : [];
    return [...described, interaction.id.slice(question.id.length), options, interaction.weight ?? 1];
  });
}

const typeNameOf = ({ kind }: Interaction): string => (kind === 'long-fill-in' || kind === 'other' ? 'fill-in' : kind);

function patternsOf(interaction: Interaction): readonly string[] {
  switch (interaction.kind) {
    case 'choice': {
      const letters = lettersOf(interaction.right, interaction.options);
      // All must be chosen: braces, one pattern. Any one is right: a pattern each.
      return interaction.together && letters.length > 1 ? [`{${letters.join(',')}}`] : letters;
    }
    case 'sequencing':
      return [lettersOf(interaction.right, interaction.options).join(',')];
    case 'matching': {
      const targets = interaction.right.map(([, target]) => target);
      return [pairsOf(lettersOf(targets, interaction.targets))];
    }
    case 'true-false':
      return [interaction.right ? 't' : 'f'];
    case 'fill-in':
      return interaction.right.map(cmiString);
    case 'numeric': {
      const [least, most] = interaction.range;
      return least === undefined || most === undefined ? [] : [String((least + most) / 2)];
    }
    case 'long-fill-in':
    case 'likert':
    case 'performance':
    case 'other':
      return [];
  }
}

const lettersOf = (ids: readonly string[], options: readonly { readonly id: string }[]): readonly string[] =>
  ids.map((id) =>
    letterOf(
      options.map((option) => option.id),
      id,
    ),
  );
