import type { Fault } from '#blocks/block';
import type { Json, Piece, Tag } from '#codecs/mdx/tree';

/** Choices that lead nowhere, scenes that nobody reaches, a story without an end. */
export function caseFaults({ content, line }: Tag): Fault[] {
  const scenes = tagsIn(content, 'Scene');
  const [start] = scenes;
  if (!start) return [{ code: 'case/no-scene', line, severity: 'error' }];
  const names = scenes.map(nameOf);
  const choices = scenes.flatMap((scene) => choicesIn(scene));
  const reached = reachedFrom(nameOf(start), scenes);
  // A scene that is not there yet may be the end.
  const ends = [...reached].some(
    (name) => scenes.filter((scene) => nameOf(scene) === name).flatMap(choicesIn).length === 0,
  );
  return [
    ...scenes.flatMap((scene, index): Fault[] =>
      names.indexOf(nameOf(scene)) === index
        ? []
        : [{ code: 'case/scene-twice', line: scene.line, severity: 'error', values: { scene: nameOf(scene) } }],
    ),
    ...choices.flatMap((choice): Fault[] =>
      names.includes(targetOf(choice))
        ? []
        : [{ code: 'case/scene-missing', line: choice.line, severity: 'error', values: { scene: targetOf(choice) } }],
    ),
    ...scenes.flatMap((scene): Fault[] =>
      reached.has(nameOf(scene))
        ? []
        : [{ code: 'case/scene-unreached', line: scene.line, severity: 'warning', values: { scene: nameOf(scene) } }],
    ),
    ...(ends ? [] : [{ code: 'case/no-end', line, severity: 'warning' } as const]),
  ];
}

const tagsIn = (pieces: readonly Piece[], name: string): Tag[] =>
  pieces.flatMap((piece) => (piece.kind === 'tag' && piece.name === name ? [piece] : []));

const choicesIn = ({ content }: Tag) => tagsIn(content, 'Choice');
const nameOf = ({ attributes }: Tag) => textOf(attributes['id']);
const targetOf = ({ attributes }: Tag) => textOf(attributes['to']);
const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

function reachedFrom(start: string, scenes: readonly Tag[]): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set walks what is added while it is walked.
  for (const name of reached) {
    const here = scenes.filter((scene) => nameOf(scene) === name);
    here.flatMap(choicesIn).forEach((choice) => reached.add(targetOf(choice)));
  }
  return reached;
}
