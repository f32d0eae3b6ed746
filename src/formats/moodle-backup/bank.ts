import type { Course } from '#blocks/course';
import { type Xml, xml } from '#codecs/xml';
import { childOf, readXml } from '#codecs/xmlRead';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Question } from '#core/question/index';
import { say } from '#core/words';
import { courseContext, courseNumber, type Numbers } from '#formats/moodle-backup/desk';
import { document, fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import type { Pool } from '#formats/moodle-backup/pool';
import { entriesOf } from '#formats/moodle-backup/question/entry';
import { isDrawable } from '#formats/moodle-backup/slots';
import { asKnown, bankOf, groupsOf, tagsOf, untagged } from '#formats/moodle-xml/bank';
import { questionXml } from '#formats/moodle-xml/question/index';
import type { Source } from '#formats/moodle-xml/richText';
import { reasonAgainst } from '#formats/moodle-xml/write';

/** A question as slots of a quiz point to it. */
export interface Banked {
  readonly entry: number;
  readonly mark: number;
  /** The category that it stands in. */
  readonly category: number;
}

export interface Bank {
  readonly questions: ReadonlyMap<Id<'q'>, Banked>;
  /** All categories: each quiz has to list every one of them. */
  readonly categories: readonly number[];
  /** The category that holds the questions of an objective, and nothing else, where a quiz draws from it. */
  readonly drawn: ReadonlyMap<Id<'o'>, number>;
  /** `questions.xml` */
  readonly file: string;
  readonly problems: readonly Problem[];
}

interface Means {
  readonly source: Source;
  readonly next: Numbers;
  readonly pool: Pool;
  readonly time: number;
}

/**
 * The bank of the course in Moodle's own shape. A category per competency below `top`; the questions of the objectives in
 * `drawn` have a category of their own in it, for Moodle draws from whole categories.
 */
export function bankFor(course: Course, drawn: ReadonlySet<Id<'o'>>, means: Means): Bank {
  const { source, next } = means;
  const problems: Problem[] = [];
  const questions = new Map<Id<'q'>, Banked>();
  const drawnFrom = new Map<Id<'o'>, number>();
  const categories: number[] = [];
  const pieces: Xml[] = [];
  const open = (name: string, parent: number, number: string | undefined, asked: readonly Question[]): number => {
    const id = next('category');
    categories.push(id);
    const entries = asked.flatMap((question) => {
      const known = asKnown(question, source.words);
      const reason = reasonAgainst(question, known, source);
      if (reason) problems.push(reason);
      if (reason || !known) return [];
      const element = childOf(
        readXml(`<quiz>${questionXml(known, tagsOf(known, course, source.words), source).markup}</quiz>`, '').root,
        'question',
      );
      if (!element) throw new Error('a question of our own is no XML');
      const made = entriesOf(element, id, means);
      questions.set(question.id, { entry: made.entry, mark: made.mark, category: id });
      return [made.xml];
    });
    pieces.push(categoryXml({ id, name, parent, number, entries }));
    return id;
  };
  const top = open('top', 0, undefined, []);
  for (const group of groupsOf(course, bankOf(course).questions)) {
    const isDrawn = (question: Question) =>
      question.objective !== undefined && drawn.has(question.objective) && isDrawable(question);
    const name = group.competency
      ? `${group.competency.code} ${group.competency.title}`
      : say(source.words, 'export.noCompetency');
    const own = open(
      name,
      top,
      group.competency?.id,
      group.questions.filter((question) => !isDrawn(question)),
    );
    for (const objective of course.objectives.filter(({ id }) => drawn.has(id))) {
      const asked = group.questions.filter((question) => question.objective === objective.id && isDrawn(question));
      if (asked.length > 0)
        drawnFrom.set(objective.id, open(`${objective.code} ${objective.text}`, own, objective.id, asked));
    }
  }
  const file = document(xml`<question_categories>${pieces}\n</question_categories>`);
  return { questions, categories, drawn: drawnFrom, file, problems };
}

function categoryXml({
  id,
  name,
  parent,
  number,
  entries,
}: {
  readonly id: number;
  readonly name: string;
  readonly parent: number;
  readonly number: string | undefined;
  readonly entries: readonly Xml[];
}): Xml {
  return xml`
<question_category id="${id}">${fields({
    name: untagged(nameOf(name)),
    contextid: courseContext,
    contextlevel: 50,
    contextinstanceid: courseNumber,
    info: '',
    infoformat: html,
    stamp: `navette+${number ?? `${name === 'top' ? 'top' : 'none'}`}`,
    parent,
    sortorder: parent === 0 ? 0 : 999,
    idnumber: number ?? nullXml,
  })}
<question_bank_entries>${entries}
</question_bank_entries>
</question_category>`;
}
