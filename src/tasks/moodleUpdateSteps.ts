import { list } from '#core/french';
import { say, type Words } from '#core/words';
import type { Comparison } from '#tasks/moodleUpdate';
import { holdsWork, isInPart, type Judged } from '#tasks/moodleUpdateJudge';

/** Some things to do in Moodle, in order; each is ticked when it is done. */
export interface Steps {
  readonly title: string;
  readonly items: readonly string[];
}

type Line = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What to do in Moodle, click by click, in the words of its own menus (`labels`). What there is none of has no heading. */
export function stepsOf(
  { sections }: Comparison,
  judged: readonly Judged[],
  file: string | undefined,
  { words, labels }: { readonly words: Words; readonly labels: Words },
): readonly Steps[] {
  const line: Line = (key, values = {}) => say(words, `export.moodle.update.${key}`, { ...labels, ...values });
  const kept = judged.filter(({ state }) => state === 'keep');
  const steps: readonly Steps[] = [
    { title: line('restore.title'), items: file === undefined ? [] : restoring(file, line) },
    { title: line('place.title'), items: judged.filter(isInPart).flatMap((one) => placing(one, line)) },
    {
      title: line('keep.title'),
      items: kept.length === 0 ? [] : [...kept.flatMap((one) => byHand(one, line)), line('keep.beside')],
    },
    { title: line('move.title'), items: [...judged.flatMap((one) => moving(one, line)), ...arranging(sections, line)] },
    {
      title: line('gone.title'),
      items: judged.filter(({ state }) => state === 'gone').map((one) => leaving(one, line)),
    },
    { title: line('after.title'), items: afterwards(judged, line) },
  ];
  return steps.filter(({ items }) => items.length > 0);
}

const restoring = (file: string, line: Line): readonly string[] => [
  line('restore.safety'),
  line('restore.menu'),
  line('restore.drop', { file }),
  line('restore.merge'),
  line('restore.run'),
];

const titled = ({ now, was }: Judged) => ({
  title: now?.title ?? was?.title ?? '',
  section: now?.section ?? was?.section ?? '',
});

function placing(one: Judged, line: Line): readonly string[] {
  const { title, section } = titled(one);
  const place =
    one.after === undefined ? line('place.first', { section }) : line('place.after', { section, after: one.after });
  if (one.state === 'new') return [line('place.new', { title, place })];
  const key = one.goesAlong
    ? 'place.links'
    : one.isBegun
      ? 'place.insisted'
      : one.holdsWork
        ? 'place.tried'
        : 'place.old';
  const was = one.was?.title ?? title;
  return [line(key, { title, was, section: one.was?.section ?? section, place })];
}

/** What can still be done where attempts stand. */
function byHand(one: Judged, line: Line): readonly string[] {
  const { now, changes, questions } = one;
  const { title, section } = titled(one);
  if (!now) return [];
  const codes = list(questions.changed);
  const changed = codes === '' ? [] : [line('keep.questions', { codes, title })];
  const others = [...questions.added, ...questions.removed];
  const only = others.length > 0 ? [line('keep.otherQuestions', { title, codes: list(others) })] : [];
  const rest = changes.some((facet) => facet !== 'questions') || (changed.length === 0 && only.length === 0);
  return [
    line('keep.leave', { title, section }),
    ...(now.kind === 'quiz' ? [...changed, ...only] : []),
    ...(rest ? [line(`keep.${now.kind}`, { title })] : []),
  ];
}

function moving(one: Judged, line: Line): readonly string[] {
  const { was, now, state } = one;
  if (!was || !now || state === 'safe') return [];
  const place =
    one.after === undefined
      ? line('place.first', { section: now.section })
      : line('place.after', { section: now.section, after: one.after });
  const renamed = was.title !== now.title ? [line('move.rename', { was: was.title, title: now.title })] : [];
  const moved = was.home !== now.home || one.isReordered ? [line('move.move', { title: now.title, place })] : [];
  return [...renamed, ...moved];
}

function arranging(sections: Comparison['sections'], line: Line): readonly string[] {
  return sections.flatMap((section, index) => {
    const before = sections[index - 1]?.now ?? '';
    const { was, now } = section;
    if (now === undefined) return [line('move.sectionGone', { section: was ?? '' })];
    if (was === undefined) return index === section.number ? [] : [line('move.sectionNew', { section: now, before })];
    if (was !== now) return [line('move.sectionRenamed', { was, section: now })];
    return section.isRetold ? [line('move.sectionRetold', { section: now })] : [];
  });
}

const leaving = (one: Judged, line: Line): string =>
  line(one.isBegun ? 'gone.hide' : one.holdsWork ? 'gone.tried' : 'gone.delete', titled(one));

/** Conditions and links that led to what was replaced, or that do not know of what is new. */
function afterwards(judged: readonly Judged[], line: Line): readonly string[] {
  const arriving = judged.filter(isInPart);
  const awaited = arriving.filter(({ isAwaited }) => isAwaited);
  const gone = judged.filter(({ state, isAwaited }) => state === 'gone' && isAwaited);
  const posts = judged.filter(({ isPost, now }) => isPost && now);
  const replaced = new Set(arriving.filter(({ was }) => was !== undefined).map(({ key }) => key));
  const titlesOf = (all: readonly Judged[]) => list(all.map((one) => line('quoted', titled(one))));
  const waits = posts.flatMap((post) => {
    const { title } = titled(post);
    if (isInPart(post)) {
      const all = judged.filter(({ isAwaited, now }) => isAwaited && now);
      return all.length > 0 ? [line('after.restrictAll', { title, activities: titlesOf(all) })] : [];
    }
    return awaited.length + gone.length > 0
      ? [line('after.restrict', { title, activities: titlesOf([...awaited, ...gone]) })]
      : [];
  });
  const complete = [...awaited, ...arriving.filter(({ isPost }) => isPost), ...gone];
  const seenAgain = arriving.filter(({ was, isAwaited }) => was !== undefined && isAwaited);
  const linked = judged.filter(
    ({ state, now, leadsTo }) =>
      (state === 'unchanged' || state === 'keep') && now?.kind !== 'label' && leadsTo.some((key) => replaced.has(key)),
  );
  const labels = arriving.filter(({ now, leadsTo }) => now?.kind === 'label' && leadsTo.length > 0);
  const numbered = arriving.filter(({ was, now }) => was !== undefined && now && holdsWork(now.kind));
  const drawn = arriving.filter(({ was, isDrawn, questions }) => was && isDrawn && questions.changed.length > 0);
  return [
    ...drawn.map((one) => line('after.drawn', { ...titled(one), codes: list(one.questions.changed) })),
    ...numbered.map((one) => line('after.number', { ...titled(one), key: one.key })),
    ...waits,
    ...(complete.length > 0 ? [line('after.completion', { activities: titlesOf(complete) })] : []),
    ...(seenAgain.length > 0 ? [line('after.seenAgain', { activities: titlesOf(seenAgain) })] : []),
    ...linked.map((one) => line('after.linked', titled(one))),
    ...(labels.length > 0 ? [line('after.labels', { activities: titlesOf(labels) })] : []),
    ...(arriving.length > 0 ? [line('after.look')] : []),
  ];
}

/** The checklist as plain text, to copy or to print. */
export const stepsText = (steps: readonly Steps[]): string =>
  steps.map(({ title, items }) => [title, ...items.map((item) => `[ ] ${item}`), ''].join('\n')).join('\n');
