import type { Course } from '#blocks/course';
import { testsIn } from '#blocks/walk';
import type { Words } from '#core/words';
import { say } from '#core/words';
import type { Means } from '#formats/format';
import { type Facet, facets, type Likeness, likenessesOf, newRegister } from '#formats/moodle-backup/likeness';
import type { Planned, PlannedSection } from '#formats/moodle-backup/plan';
import { sectionTitle } from '#tasks/moodleSections';
import { within } from '#tasks/moodleSplit';
import { reordered } from '#tasks/moodleUpdateOrder';
import { withoutMedia } from '#tasks/moodleUpdateStates';

/** An activity on one side. */
export interface Seen {
  readonly kind: Planned['kind'];
  readonly title: string;
  /** The module, or `opening`, or `evaluation`. */
  readonly home: string;
  readonly section: string;
}

/** An activity on both sides: without `was` it is new, without `now` it is gone. */
export interface Compared {
  readonly key: string;
  readonly was?: Seen;
  readonly now?: Seen;
  /** What Moodle would get otherwise. */
  readonly changes: readonly Facet[];
  /** It stands elsewhere among its neighbours. */
  readonly isReordered: boolean;
  /** Of a quiz, by their codes. */
  readonly questions: {
    readonly changed: readonly string[];
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  /** The activities that its texts lead to. */
  readonly leadsTo: readonly string[];
  /** Under which ids answers to it come back. */
  readonly instruments: readonly string[];
  /** The title of what stands before it in its section. */
  readonly after?: string;
  readonly isPost: boolean;
  /** Moodle draws its questions, anew for each attempt. */
  readonly isDrawn: boolean;
  /** The course, and its last test, wait for it. */
  readonly isAwaited: boolean;
}

/** A section on both sides; `number` is the one that it has in Moodle, or will have. */
export interface ComparedSection {
  readonly home: string;
  readonly number: number;
  readonly was?: string;
  readonly now?: string;
  /** Its aims or its product. */
  readonly isRetold: boolean;
}

export interface Comparison {
  readonly activities: readonly Compared[];
  readonly sections: readonly ComparedSection[];
}

/** What Moodle would get otherwise since a state of the course: activity by activity, in the order of the course. */
export async function compareForMoodle(before: Course, course: Course, means: Means): Promise<Comparison> {
  const register = newRegister();
  const { run: _, ...own } = means;
  const then = await likenessesOf({ ...before, name: course.name }, within(own, 0, 0.5), register);
  const now = await likenessesOf(withoutMedia(course), within(own, 0.5, 0.5), register);
  const were = new Map(then.activities.map((one) => [one.planned.key, one]));
  const are = new Map(now.activities.map((one) => [one.planned.key, one]));
  const moved = reordered(then.activities.map(placeOf), now.activities.map(placeOf));
  const codes = new Map([...before.questions, ...course.questions].map(({ id, code }) => [id as string, code]));
  const pair = (was: Likeness | undefined, is: Likeness | undefined) =>
    comparedOf(was, is, { words: means.words, moved, codes, all: now.activities });
  return {
    activities: [
      ...now.activities.flatMap((is) => pair(were.get(is.planned.key), is)),
      ...then.activities.flatMap((was) => (are.has(was.planned.key) ? [] : pair(was, undefined))),
    ],
    sections: sectionsOf(then.sections, now.sections, means.words),
  };
}

/** Which section it is, whatever its number. */
export const homeOf = ({ module, number }: PlannedSection): string =>
  module?.id ?? (number === 0 ? 'opening' : 'evaluation');

const placeOf = ({ planned, section }: Likeness) => ({ key: planned.key, home: homeOf(section) });

interface Around {
  readonly words: Words;
  readonly moved: ReadonlySet<string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly all: readonly Likeness[];
}

function comparedOf(was: Likeness | undefined, now: Likeness | undefined, around: Around): readonly Compared[] {
  const one = now ?? was;
  if (!one) return [];
  const { words, moved, all } = around;
  const { key } = one.planned;
  const siblings = all.filter(({ section }) => homeOf(section) === homeOf(one.section));
  const before = now && siblings[siblings.indexOf(now) - 1];
  const compared = {
    key,
    ...(was && { was: seenAs(was, words) }),
    ...(now && { now: seenAs(now, words) }),
    changes: was && now ? changesOf(was, now) : [],
    isReordered: moved.has(key),
    questions: questionsOf(was, now, around),
    leadsTo: now?.leadsTo ?? [],
    instruments: [...new Set([key, ...practised(was), ...practised(now)])],
    ...(before && { after: titleOf(before, words) }),
    isPost: one.planned.kind === 'quiz' && one.planned.test.phase === 'post',
    isDrawn: one.looks.questions.includes('<question_set_reference'),
    isAwaited: isAwaited(one),
  };
  return [compared];
}

const isAwaited = ({ planned: { kind }, section: { module } }: Likeness): boolean =>
  module !== undefined && (kind === 'scorm' || kind === 'page' || kind === 'quiz');

const changesOf = (was: Likeness, now: Likeness): readonly Facet[] =>
  was.planned.kind === now.planned.kind ? facets.filter((facet) => was.looks[facet] !== now.looks[facet]) : ['content'];

function questionsOf(was: Likeness | undefined, now: Likeness | undefined, { codes }: Around): Compared['questions'] {
  const [before, after] = [was?.asks ?? new Map<string, number>(), now?.asks ?? new Map<string, number>()];
  const named = (ids: readonly string[]) => ids.map((id) => codes.get(id) ?? id);
  return {
    changed: named([...after.keys()].filter((id) => before.has(id) && before.get(id) !== after.get(id))),
    added: named([...after.keys()].filter((id) => !before.has(id))),
    removed: named([...before.keys()].filter((id) => !after.has(id))),
  };
}

function practised(one: Likeness | undefined): readonly string[] {
  if (one?.planned.kind !== 'scorm') return [];
  const { pages, test } = one.planned.unit;
  return [...pages.flatMap(({ blocks }) => testsIn(blocks)), ...(test ? [test.id] : [])];
}

const titleOf = ({ planned }: Likeness, words: Words): string =>
  planned.kind === 'glossary' ? say(words, 'export.moodle.glossary') : planned.title;

const seenAs = (one: Likeness, words: Words): Seen => ({
  kind: one.planned.kind,
  title: titleOf(one, words),
  home: homeOf(one.section),
  section: sectionTitle(one.section, words),
});

type Looks = readonly { readonly section: PlannedSection; readonly look: string }[];

/** Sections keep the numbers that they have in Moodle; new ones come behind all of them. */
function sectionsOf(then: Looks, now: Looks, words: Words): readonly ComparedSection[] {
  const were = new Map(then.map((one) => [homeOf(one.section), one]));
  const are = new Set(now.map(({ section }) => homeOf(section)));
  let next = then.length;
  const here = now.map(({ section, look }): ComparedSection => {
    const was = were.get(homeOf(section));
    const number = was?.section.number ?? next++;
    return {
      home: homeOf(section),
      number,
      now: sectionTitle(section, words),
      ...(was && { was: sectionTitle(was.section, words) }),
      isRetold:
        was !== undefined && was.look !== look && sectionTitle(was.section, words) === sectionTitle(section, words),
    };
  });
  const gone = then.filter(({ section }) => !are.has(homeOf(section)));
  return [
    ...here,
    ...gone.map(({ section }) => ({
      home: homeOf(section),
      number: section.number,
      was: sectionTitle(section, words),
      isRetold: false,
    })),
  ];
}
