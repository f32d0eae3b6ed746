import type { Course } from '#blocks/course';
import type { Id } from '#core/id';
import { composeTest } from '#core/test/compose';
import type { Test } from '#core/test/schema';
import { asKnown } from '#formats/moodle-xml/bank';
import { questionXml } from '#formats/moodle-xml/question/index';
import type { Source } from '#formats/moodle-xml/richText';
import { printer } from '#formats/moodle-feedback/text';
import type { Means } from '#formats/format';
import { type Bank, bankFor } from '#formats/moodle-backup/bank';
import { sectionXml } from '#formats/moodle-backup/course';
import { type Desk, newNumbers, type Numbered } from '#formats/moodle-backup/desk';
import { type Planned, plannedIn, type PlannedSection, planOf } from '#formats/moodle-backup/plan';
import { newPool, type Pool } from '#formats/moodle-backup/pool';
import { drawnObjectives, isDrawable, isDrawn, slotsOf } from '#formats/moodle-backup/slots';
import { writtenOf } from '#formats/moodle-backup/write';

/** What can differ between two states of an activity, as a person tells it apart. */
export const facets = ['content', 'questions', 'files', 'settings'] as const;
export type Facet = (typeof facets)[number];

/** An activity as Moodle would get it, freed of all that another activity or another day would change. */
export interface Likeness {
  readonly planned: Planned;
  readonly section: PlannedSection;
  readonly looks: Readonly<Record<Facet, string>>;
  /** The questions that it may ask, each with its look. */
  readonly asks: ReadonlyMap<string, number>;
  /** The activities that its texts lead to. */
  readonly leadsTo: readonly string[];
}

/** A state of the course as Moodle would get it. `look`: its name, aims and product. */
export interface Likenesses {
  readonly activities: readonly Likeness[];
  readonly sections: readonly { readonly section: PlannedSection; readonly look: string }[];
}

/** The same number for the same text: two states that are compared share one. */
export type Register = (text: string) => number;

export function newRegister(): Register {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  };
}

/**
 * All activities that Moodle would get, each as its own writer makes it. Media are told apart by what stands in for them:
 * a state of the past has their check sums only.
 */
export async function likenessesOf(course: Course, means: Means, register: Register): Promise<Likenesses> {
  const desk = deskFor({ ...course, meta: { ...course.meta, modified: sameDay, revision: 0 } }, means, register);
  const made: Likeness[] = [];
  const plan = planOf(desk.course);
  const count = plannedIn(plan).length;
  for (const section of plan.sections)
    for (const planned of section.activities) {
      means.signal.throwIfAborted();
      if (planned.kind !== 'quiz' || slotsOf(planned.test, desk.course, desk.bank).length > 0)
        made.push(likenessOf(planned, section, desk));
      await means.progress(made.length / count);
    }
  const sections = plan.sections.map((section) => ({
    section,
    look: sectionXml({ ...section, number: Math.min(section.number, 1) }, 1, [], desk),
  }));
  return { activities: made, sections };
}

const sameDay = '2000-01-01T00:00:00Z';

/** Numbers are those of what they stand for; nothing of the place in a file is left. */
function deskFor(
  course: Course,
  means: Means,
  register: Register,
): Desk & { readonly keys: ReadonlyMap<number, string> } {
  const source: Source = { words: means.words, lang: course.meta.lang, media: course.media };
  const planned = plannedIn(planOf(course));
  const asked = planned.flatMap((one) => (one.kind === 'quiz' ? [one.test] : []));
  const pool = newPool(0, course.media, means.sha1);
  const bank = bankFor(course, drawnObjectives(asked, course), {
    source: { ...source, named: true },
    next: newNumbers(),
    pool,
    time: 0,
  });
  const numbers = new Map(planned.map((one) => [one.key, numberedAs(one, register(`${one.kind} ${one.key}`))]));
  return {
    course,
    means,
    source,
    print: printer(course.meta.lang),
    time: 0,
    next: newNumbers(),
    pool,
    bank: comparable(bank, course, source, register),
    activity: (key) => numbers.get(key),
    elsewhere: () => undefined,
    keys: new Map([...numbers].map(([key, { cm }]) => [cm, key])),
  };
}

const numberedAs = (planned: Planned, cm: number): Numbered => ({
  planned,
  cm,
  instance: 1,
  context: 1,
  section: { id: 1, number: 1 },
});

/** A question's number is that of its text and its files, without its tags; a category's that of all the questions in it. */
function comparable(bank: Bank, course: Course, source: Source, register: Register): Bank {
  const looks = new Map<Id<'q'>, number>();
  for (const question of course.questions) {
    const known = asKnown(question, source.words);
    if (known && bank.questions.has(question.id))
      looks.set(question.id, register(questionXml(known, [], source).markup));
  }
  const lookOf = (id: Id<'q'>) => looks.get(id) ?? 0;
  const inside = (category: number) =>
    [...bank.questions].flatMap(([id, banked]) => (banked.category === category ? [`${lookOf(id)}`] : []));
  return {
    ...bank,
    questions: new Map([...bank.questions].map(([id, banked]) => [id, { ...banked, entry: lookOf(id) }])),
    drawn: new Map([...bank.drawn].map(([id, category]) => [id, register(`drawn ${inside(category).join(' ')}`)])),
  };
}

function likenessOf(planned: Planned, section: PlannedSection, desk: ReturnType<typeof deskFor>): Likeness {
  const lines: string[] = [];
  const pool: Pool = {
    ...desk.pool,
    add({ component, area }, path, content) {
      lines.push(`${component} ${area} ${path} ${desk.pool.hashOf(content)}`);
      return 0;
    },
  };
  const { written } = writtenOf(numberedAs(planned, 1), { ...desk, pool, next: newNumbers() });
  const own = written.own.markup;
  return {
    planned,
    section,
    looks: {
      content: [own.replace(slots, '').replace(sum, ''), written.grading?.markup ?? '']
        .map((text) => text.replace(name, ''))
        .join('\n'),
      questions: slots.exec(own)?.[0] ?? '',
      files: planned.kind === 'scorm' ? '' : lines.join('\n'),
      settings: JSON.stringify([planned.hidden, written.grade, written.completion, written.competencies]),
    },
    asks: planned.kind === 'quiz' ? asksOf(planned.test, desk) : new Map(),
    leadsTo: [...new Set([...own.matchAll(link)].flatMap(([, cm]) => desk.keys.get(Number(cm)) ?? []))],
  };
}

const name = /\n<name>[\s\S]*?<\/name>/;
const slots = /<question_instances>[\s\S]*<\/question_instances>/;
const sum = /\n<sumgrades>.*<\/sumgrades>/;
const link = /\$@[A-Z]+VIEWBYID\*(\d+)@\$/g;

function asksOf(test: Test, { course, bank }: Desk): ReadonlyMap<string, number> {
  const objectives = new Set((test.blueprint ?? []).map(({ objective }) => objective));
  const ids = isDrawn(test, course)
    ? course.questions
        .filter((one) => one.objective && objectives.has(one.objective) && isDrawable(one))
        .map(({ id }) => id)
    : composeTest(test, course.questions);
  return new Map(
    ids.flatMap((id) => {
      const found = bank.questions.get(id);
      return found ? [[id, found.entry] as const] : [];
    }),
  );
}
