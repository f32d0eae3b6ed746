import type { Root } from 'hast';
import type { Course } from '#blocks/course';
import { type RenderContext, renderQuestion, renderRich, toHtml } from '#blocks/render';
import { richToPlain } from '#blocks/rich';
import { type Xml, xml } from '#codecs/xml';
import { decimal, plural } from '#core/french';
import { type Question, typeOf } from '#core/question/index';
import type { Test } from '#core/test/schema';
import { shuffled } from '#core/tracking/shuffle';
import { say, type Words } from '#core/words';
import { type Draft, drafting } from '#formats/draft';
import { onPaper, theKey } from '#formats/html-test/paper';
import { planOf } from '#formats/html-test/plan';
import { paperStyle } from '#formats/html-test/style';
import { onePage } from '#formats/package/onePage';
import { inlined } from '#formats/package/player';

/** Both sheets of a test; each question is drawn once, with its key, and each sheet takes its part. */
export function sheetsOf(test: Test, questions: readonly Question[], course: Course, words: Words) {
  const { addressOf, draft } = drafting();
  const context: RenderContext = {
    words,
    lang: course.meta.lang,
    media: addressOf,
    question: () => undefined,
    corrected: 'whole',
  };
  const items = questions.map((question): Item => {
    const printed = inPaperOrder(question, test, words);
    return { question, printed, root: renderQuestion(printed, context) };
  });
  const paper = { test, items, course, context, plan: planOf(test, course, words) };
  const [blank, key] = [testSheet(paper), keySheet(paper)];
  return { blank: draft(blank), key: draft(key) } satisfies Record<string, Draft>;
}

interface Item {
  readonly question: Question;
  /** Its choices in the order of the paper. */
  readonly printed: Question;
  readonly root: Root;
}

interface Paper {
  readonly test: Test;
  readonly items: readonly Item[];
  readonly course: Course;
  readonly context: RenderContext;
  readonly plan: ReturnType<typeof planOf>;
}

/** The sheet that a learner fills in. */
function testSheet({ test, items, course, context, plan }: Paper): string {
  const { words } = context;
  const fields = ['lastName', 'firstName', 'group', 'date'].map((name) => xml`<p>${say(words, `paper.${name}`)}</p>`);
  const lines = items.map(
    ({ question, root }) => xml`<li><p class="nv-points">${pointsOf(question, words)}</p>${html(onPaper(root))}</li>\n`,
  );
  const body = xml`<header>
<p class="nv-course">${course.meta.title}</p>
<h1>${test.title}</h1>
<div class="nv-who">${fields}</div>
<p class="nv-score">${say(words, 'paper.score', { total: totalOf(items) })}</p>
${plan.blank}</header>
<main>
${test.instructions !== undefined && xml`<div class="nv-instructions">${html(renderRich(test.instructions, context))}</div>\n`}<ol class="nv-list">
${lines}</ol>
</main>
`;
  return page(test.title, body, course);
}

/** The sheet that a corrector reads. */
function keySheet({ test, items, course, context, plan }: Paper): string {
  const { words } = context;
  const lines = items.map((item) => {
    const { question } = item;
    const objective = course.objectives.find(({ id }) => id === question.objective)?.code;
    const line = [question.code, pointsOf(question, words), objective]
      .filter((text) => text !== undefined)
      .join(' \u00b7 ');
    return xml`<li><p class="nv-points">${line}</p>
<div class="nv-stem">${html(renderRich(stemOf(question), context))}</div>
${keyOf(item, context)}</li>\n`;
  });
  const title = say(words, 'paper.key', { test: test.title });
  const pass = test.passShare !== undefined && xml`<p>${say(words, 'player.passMark', { pass: test.passShare })}</p>\n`;
  const body = xml`<header>
<p class="nv-course">${course.meta.title}</p>
<h1>${title}</h1>
<p class="nv-score">${say(words, 'paper.total', { total: totalOf(items) })}</p>
${pass}${plan.key}</header>
<main>
<ol class="nv-list">
${lines}</ol>
</main>
`;
  return page(title, body, course);
}

/** The gaps of a text bear the numbers that the key has. */
const stemOf = ({ type, stem }: Question): string =>
  type === 'cloze' ? stem.replace(/\\?\[\\?\[(\d+)\\?\]\\?\]/g, '**($1)**') : stem;

function keyOf({ printed: question, root }: Item, context: RenderContext): Xml {
  if (question.type === 'long') {
    const { guide, lines } = question;
    return guide === undefined
      ? xml`<p class="nv-none">${say(context.words, 'paper.noGuide', { lines })}</p>`
      : xml`<div class="nv-guide"><p><strong>${say(context.words, 'paper.guide')}</strong></p>${html(renderRich(guide, context))}</div>`;
  }
  if (!typeOf(question).keyed(question)) return xml`<p class="nv-none">${say(context.words, 'paper.noKey')}</p>`;
  return html(theKey(root, sharesOf(question, context.words), question.type !== 'multiple'));
}

/** What a choice is worth, where that is not all or nothing. */
function sharesOf(question: Question, words: Words): ReadonlyMap<string, string> {
  const worth = 'choices' in question ? question.choices : 'answers' in question ? question.answers : [];
  return new Map(
    worth.flatMap(({ id, share = 0 }) =>
      share === 0 || (share === 100 && question.type !== 'multiple')
        ? []
        : [[id, say(words, 'paper.share', { share: decimal(Math.round(share * 100) / 100) })] as const],
    ),
  );
}

/** The choices in the order of both sheets; « aucune de ces réponses » and its kin stay last, as in the player. */
function inPaperOrder(question: Question, test: Test, words: Words): Question {
  if ((question.type !== 'single' && question.type !== 'multiple') || !question.shuffle) return question;
  const kept = say(words, 'player.keptLast').split('|');
  const isLast = ({ text }: { readonly text: string }) =>
    kept.some((beginning) => richToPlain(text).toLowerCase().startsWith(beginning));
  const free = question.choices.filter((choice) => !isLast(choice));
  return { ...question, choices: [...shuffled(free, 0, test.id + question.id), ...question.choices.filter(isLast)] };
}

const pointsOf = ({ points }: Question, words: Words): string =>
  say(words, plural(points, 'paper.point', 'paper.points'), { points: decimal(points) });

const totalOf = (items: readonly Item[]): string =>
  decimal(Math.round(items.reduce((sum, { question }) => sum + question.points, 0) * 100) / 100);

const page = (title: string, body: Xml, { meta }: Course): string =>
  onePage({ lang: meta.lang, title, style: inlined(paperStyle), body: xml`<body>\n${body}` });

const raw = (markup: string): Xml => ({ markup });
const html = (root: Root): Xml => raw(toHtml(root));
