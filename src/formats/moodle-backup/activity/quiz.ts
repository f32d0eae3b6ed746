import { type Xml, xml } from '#codecs/xml';
import type { Id } from '#core/id';
import type { Test } from '#core/test/schema';
import { say } from '#core/words';
import {
  type Desk,
  type GradePlace,
  linkTo,
  type Numbered,
  placeIn,
  richOf,
  type Written,
} from '#formats/moodle-backup/desk';
import { decimal, fields, html, nameOf, nullXml } from '#formats/moodle-backup/fields';
import { type Slot, slotsOf } from '#formats/moodle-backup/slots';
import { pagesFor } from '#formats/package/review';

/** Quizzes are marked out of this: a pass mark in percent stays the number that it is, as in a SCORM package. */
export const mostMarks = 100;

/** A test as Moodle's quiz, its questions in the bank. */
export function quizOf(test: Test, numbered: Numbered, desk: Desk): Written {
  const { course, time, next } = desk;
  const { html: intro, files } = richOf(test.instructions, desk, placeIn(numbered, 'intro'));
  const slots = slotsOf(test, course, desk.bank);
  const sum = slots.reduce((total, { mark }) => total + mark, 0);
  const practice = test.kind === 'practice';
  const pass = practice ? 0 : (test.passShare ?? 0);
  const own = xml`${fields({
    name: nameOf(test.title),
    intro,
    introformat: html,
    timeopen: 0,
    timeclose: 0,
    timelimit: 0,
    overduehandling: 'autosubmit',
    graceperiod: 0,
    preferredbehaviour: behaviourOf(test, desk),
    canredoquestions: 0,
    attempts_number: practice ? 0 : test.attempts,
    attemptonlast: 0,
    grademethod: 1,
    decimalpoints: 2,
    questiondecimalpoints: -1,
    ...reviewOf(test),
    questionsperpage: test.layout === 'one' ? 1 : 0,
    navmethod: 'free',
    shuffleanswers: 1,
    sumgrades: decimal(sum),
    grade: decimal(mostMarks),
    timecreated: time,
    timemodified: time,
    password: '',
    subnet: '',
    browsersecurity: '-',
    delay1: 0,
    delay2: 0,
    showuserpicture: 0,
    showblocks: 0,
    completionattemptsexhausted: pass > 0 && test.attempts > 0,
    completionminattempts: pass > 0 ? 0 : 1,
    allowofflineattempts: 0,
  })}
<quiz_grade_items>
</quiz_grade_items>
<question_instances>${slots.map((slot, at) => slotXml(slot, at, test, numbered, desk))}
</question_instances>
<sections>
<section id="${next('quizSection')}">${fields({ firstslot: 1, heading: '', shufflequestions: test.shuffle })}
</section>
</sections>
<feedbacks>${bandsOf(test, pass, desk)}
</feedbacks>
<overrides>
</overrides>
<grades>
</grades>
<attempts>
</attempts>`;
  return {
    own,
    files,
    asksBank: true,
    grade: { most: mostMarks, pass, place: placeOf(test) },
    completion:
      pass > 0
        ? { completion: 2, completiongradeitemnumber: 0, completionpassgrade: 1, completionview: 0 }
        : { completion: 2, completiongradeitemnumber: null, completionpassgrade: 0, completionview: 0 },
    competencies: competenciesOf(test, desk),
  };
}

/** What comes before the training and after it says nothing of it: it counts for nothing. */
const placeOf = ({ phase, kind }: Test): GradePlace =>
  kind === 'practice' || phase === 'pre' || phase === 'm3' || phase === 'm6'
    ? 'uncounted'
    : phase === 'post'
      ? 'tests'
      : 'modules';

function behaviourOf({ correction, kind, questions }: Test, { course }: Desk): string {
  if (correction !== 'each' && kind !== 'practice') return 'deferredfeedback';
  const hinted = course.questions.some(({ id, hints }) => questions.includes(id) && hints !== undefined);
  return hinted ? 'interactive' : 'immediatefeedback';
}

/** Bits of a review option: while answering, just after, later, when the quiz is closed. */
const always = 0x11110;
const afterwards = 0x01110;

/** A test without correction shows neither marks nor answers: its questions may come back in the test at the end. */
function reviewOf({ correction, kind }: Test): Readonly<Record<string, number>> {
  const shown = kind === 'practice' || correction === 'each' ? always : correction === 'end' ? afterwards : 0;
  return {
    reviewattempt: shown === 0 ? 0x10000 : always,
    reviewcorrectness: shown,
    reviewmaxmarks: shown,
    reviewmarks: shown,
    reviewspecificfeedback: shown,
    reviewgeneralfeedback: shown,
    reviewrightanswer: shown,
    reviewoverallfeedback: shown === 0 ? 0 : afterwards,
  };
}

function slotXml(slot: Slot, at: number, { layout }: Test, { context, instance }: Numbered, { next }: Desk): Xml {
  const target =
    slot.kind === 'fixed'
      ? xml`
<question_reference id="${next('reference')}">${fields({ usingcontextid: context, component: 'mod_quiz', questionarea: 'slot', questionbankentryid: slot.entry, version: null })}
</question_reference>`
      : xml`
<question_set_reference id="${next('set')}">${fields({
          usingcontextid: context,
          component: 'mod_quiz',
          questionarea: 'slot',
          questionscontextid: 2,
          filtercondition: {
            markup: JSON.stringify({
              filter: {
                category: {
                  jointype: 1,
                  values: [String(slot.category)],
                  filteroptions: { includesubcategories: false },
                },
              },
            }),
          },
        })}
</question_set_reference>`;
  return xml`
<question_instance id="${next('slot')}">${fields({
    quizid: instance,
    slot: at + 1,
    page: layout === 'one' ? at + 1 : 1,
    displaynumber: nullXml,
    requireprevious: 0,
    maxmark: decimal(slot.mark, 7),
    quizgradeitemid: nullXml,
  })}${target}
</question_instance>`;
}

/** Above the pass mark, a word; below it, the pages to read again. The top band ends a whole mark above the best grade. */
function bandsOf(test: Test, pass: number, desk: Desk): readonly Xml[] {
  if (pass <= 0 || test.correction === 'none') return [];
  const { words } = desk.means;
  const band = (text: string, from: number, to: number) => xml`
<feedback id="${desk.next('band')}">${fields({ feedbacktext: text, feedbacktextformat: html, mingrade: decimal(from), maxgrade: decimal(to) })}
</feedback>`;
  return [
    band(xml`<p>${say(words, 'export.moodle.passed', { pass })}</p>`.markup, pass, mostMarks + 1),
    band(xml`<p>${say(words, 'export.moodle.failed', { pass })}</p>${pagesXml(test, desk)}`.markup, 0, pass),
  ];
}

function pagesXml(test: Test, desk: Desk): Xml | undefined {
  const { course, means } = desk;
  const asked = new Set(
    test.questions.flatMap((id) => course.questions.find((question) => question.id === id)?.objective ?? []),
  );
  const lines = [...asked].flatMap((id) => {
    const objective = course.objectives.find((one) => one.id === id);
    const pages = pagesFor(id, course);
    if (!objective || pages.length === 0) return [];
    const places = pages.map((page) => {
      const target = desk.activity(page.id) ?? desk.activity(moduleOf(page.id, desk) ?? '');
      return target ? xml` <a href="${linkTo(target)}">${page.title}</a>` : xml` <em>${page.title}</em>`;
    });
    return [xml`<li>${objective.text}${places}</li>`];
  });
  return lines.length === 0 ? undefined : xml`<p>${say(means.words, 'player.review')}</p><ul>${lines}</ul>`;
}

const moduleOf = (page: Id<'l'>, { course }: Desk): string | undefined =>
  course.design.modules.find(({ sequences }) =>
    sequences.some(({ activities }) => activities.some(({ pages }) => pages.includes(page))),
  )?.id;

/** The competencies of the objectives that a test asks. */
function competenciesOf({ questions }: Test, { course }: Desk): readonly Id<'y'>[] {
  const asked = new Set(course.questions.filter(({ id }) => questions.includes(id)).map(({ objective }) => objective));
  return [...new Set(course.objectives.filter(({ id }) => asked.has(id)).flatMap(({ competencies }) => competencies))];
}
