import type { Nodes } from 'hast';
import { duration, plural, typeset } from '#core/french';
import { chainOf, type Rupture, type Thread, type ThreadNode, threadOf, type ThreadSource } from '#core/views/thread';
import { t } from '#i18n/words.ts';
import type { Followed, Stop, StrandView, ThreadView, ThreadWords } from './view.ts';

/** The thread of a course, in words; `stemOf` gives the words of a question's stem. */
export function threadInWords(course: ThreadSource, stemOf: (stem: string) => string): ThreadView {
  const thread = threadOf(course);
  const nodes = new Map(thread.nodes.map((node) => [node.id, node]));
  const idsOf = (...kinds: readonly ThreadNode['kind'][]) =>
    thread.nodes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return {
    stops: Object.fromEntries(thread.nodes.map((node) => [node.id, stopOf(node, stemOf)])),
    links: thread.links,
    columns: [
      { title: t('thread.competencies'), ids: idsOf('competency') },
      { title: t('thread.objectives'), ids: idsOf('objective') },
      { title: t('thread.activities'), ids: idsOf('activity') },
      { title: t('thread.questions'), ids: idsOf('question', 'grid') },
    ],
    strands: thread.strands.map((strand) => strandView(strand, thread, nodes)),
    ends: thread.nodes.flatMap((node): ThreadView['ends'] => {
      const rupture = thread.ruptures.find(({ kind, at }) => endings.includes(kind) && at === node.id);
      const aside = thread.setAside.find(({ competency }) => competency === node.id);
      if (rupture) return [{ id: node.id, sentence: sentenceOf(rupture, nodes), isRupture: true }];
      return aside ? [{ id: node.id, sentence: t('thread.aside', { reason: aside.reason }), isRupture: false }] : [];
    }),
    strays: thread.ruptures
      .filter(({ kind }) => kind === 'question-without-objective')
      .map((rupture) => ({ id: rupture.at, sentence: sentenceOf(rupture, nodes) })),
    followed: thread.nodes.flatMap((node): Followed[] =>
      node.kind === 'competency' || node.kind === 'objective'
        ? [{ id: node.id, kind: node.kind, ...followedOf(node, thread, nodes) }]
        : [],
    ),
  };
}

/** The ruptures that stand alone, before any objective. */
const endings: readonly Rupture['kind'][] = ['finding-without-module', 'competency-without-objective'];

/** A thread cut down to the chain of one stop, beside one that breaks: enough for a first glance. */
export function glimpse(view: ThreadView, followed: string, broken: string): ThreadView {
  const { chain = [] } = view.followed.find(({ id }) => id === followed) ?? {};
  const kept = new Set(chain);
  return {
    ...view,
    strands: view.strands
      .filter(({ objective }) => kept.has(objective))
      .map((strand) => ({ ...strand, competencies: strand.competencies.filter((id) => kept.has(id)) }))
      .slice(0, 1),
    ends: view.ends.filter(({ id }) => id === broken),
    strays: [],
  };
}

export function threadWords(view: ThreadView): ThreadWords {
  const ruptures = rupturesOf(view);
  return {
    need: t('thread.need'),
    objective: t('thread.objective'),
    activity: t('thread.activity'),
    question: t('thread.question'),
    follow: t('thread.follow'),
    all: t('thread.all'),
    competencies: t('thread.competencies'),
    objectives: t('thread.objectives'),
    everything: `${t('thread.count', { links: view.links.length })} ${rupturesSaid(ruptures)}`,
    rupture: t('thread.ruptureWord'),
    picture: t('thread.picture', { links: view.links.length, ruptures: rupturesSaid(ruptures) }),
  };
}

/** The sentences of all the places where the thread breaks. */
export const rupturesOf = ({ strands, ends, strays }: ThreadView): readonly string[] => [
  ...ends.filter(({ isRupture }) => isRupture).map(({ sentence }) => sentence),
  ...strands.flatMap(({ ruptures }) => Object.values(ruptures)),
  ...strays.map(({ sentence }) => sentence),
];

const rupturesSaid = (ruptures: readonly string[]): string =>
  ruptures.length === 0
    ? t('thread.unbroken')
    : t(plural(ruptures.length, 'thread.brokenOnce', 'thread.broken') as 'thread.broken', { count: ruptures.length });

function stopOf(node: ThreadNode, stemOf: (stem: string) => string): Stop {
  const title = node.kind === 'question' ? excerpt(stemOf(node.title)) : node.title;
  const stop = { code: node.code, title: typeset(title) };
  if (node.rank !== undefined) return { ...stop, note: t('thread.rank', { rank: node.rank }) };
  if (node.minutes !== undefined) return { ...stop, note: duration(node.minutes) };
  return node.kind === 'grid' ? { ...stop, note: t('thread.grid') } : stop;
}

function strandView(
  strand: Thread['strands'][number],
  { ruptures }: Thread,
  nodes: ReadonlyMap<string, ThreadNode>,
): StrandView {
  const sentence = (kind: Rupture['kind']) => {
    const rupture = ruptures.find((one) => one.kind === kind && one.at === strand.objective);
    return rupture && sentenceOf(rupture, nodes);
  };
  const competencies = sentence('objective-without-competency');
  const activities = sentence('objective-without-activity');
  const assessments = sentence('objective-without-assessment');
  return {
    ...strand,
    ruptures: {
      ...(competencies === undefined ? {} : { competencies }),
      ...(activities === undefined ? {} : { activities }),
      ...(assessments === undefined ? {} : { assessments }),
    },
  };
}

/** Every place where the thread breaks, with its sentence. */
export function rupturesInWords(course: ThreadSource): readonly (Rupture & { readonly sentence: string })[] {
  const thread = threadOf(course);
  const nodes = new Map(thread.nodes.map((node) => [node.id, node]));
  return thread.ruptures.map((rupture) => ({ ...rupture, sentence: typeset(sentenceOf(rupture, nodes)) }));
}

function sentenceOf({ kind, at }: Rupture, nodes: ReadonlyMap<string, ThreadNode>): string {
  return t(`thread.rupture.${kind}`, { code: nodes.get(at)?.code ?? '' });
}

function followedOf(node: ThreadNode, thread: Thread, nodes: ReadonlyMap<string, ThreadNode>) {
  const chain = chainOf(thread, node.id);
  const count = (...kinds: readonly ThreadNode['kind'][]) =>
    chain.filter((id) => kinds.includes(nodes.get(id)?.kind ?? 'grid')).length;
  const parts = [
    ...(node.kind === 'objective' ? [counted('competency', count('competency'))] : []),
    ...(node.kind === 'competency' ? [counted('objective', count('objective'))] : []),
    counted('activity', count('activity')),
    counted('question', count('question')),
    ...(count('grid') > 0 ? [counted('grid', count('grid'))] : []),
  ];
  const aside = thread.setAside.find(({ competency }) => competency === node.id);
  const ruptures = thread.ruptures.filter(({ at }) => chain.includes(at)).map((one) => sentenceOf(one, nodes));
  const state = ruptures.length > 0 ? ruptures.join(' ') : t('thread.whole');
  const tail = aside
    ? t('thread.aside', { reason: aside.reason })
    : chain.length === 1
      ? state
      : `${parts.join(', ')}. ${state}`;
  return { chain, sentence: `${node.code}, ${typeset(node.title).replace(/\.$/, '')}. ${capital(tail)}` };
}

const counted = (kind: 'competency' | 'objective' | 'activity' | 'question' | 'grid', count: number): string =>
  t(plural(count, `thread.one.${kind}`, `thread.many.${kind}`) as `thread.many.question`, { count });

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The words of a rendered text. */
export function plainOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node
    ? node.children
        .map(plainOf)
        .join(node.type === 'root' ? ' ' : '')
        .trim()
    : '';
}

/** At most so many characters, cut between two words. */
function excerpt(text: string, most = 96): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:]+$/, '')}…`;
}
