/** One learner in a browser: the course page, each package played to the end, each open test taken, what is ticked then. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Course } from '#blocks/course';
import { grade } from '#core/question/grading';
import { plannedIn, planOf } from '#formats/moodle-backup/plan';
import { findBrowser } from '../findBrowser.ts';
import { address, run, tell, troubles } from './drivers.ts';
import { questionsOf, type Restored } from './expected.ts';
import { type Manner, responseOf } from './given.ts';
import { type Learner, password } from './learners.ts';
import { fillPackage } from './pages/package.ts';
import { fillQuiz } from './pages/quiz.ts';
import type { Told } from './taking.ts';

/** Walks as the last of the learners; pictures of what was seen go to `shots`. */
export async function walk(
  course: Course,
  restored: Restored,
  learners: readonly Learner[],
  shots: string,
): Promise<readonly Told[]> {
  const learner = learners.at(-1);
  if (!learner) return [];
  mkdirSync(shots, { recursive: true });
  tell('inscription', '', troubles(run('student.php', restored.courseid, learner.username)));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const told: Told[] = [];
  try {
    const page = await signedIn(browser, learner);
    await page.goto(`${address}/course/view.php?id=${restored.courseid}`);
    await page.screenshot({ path: join(shots, 'cours.png'), fullPage: true });
    for (const planned of plannedIn(planOf(course))) {
      const cmid = restored.modulelist.find(({ idnumber }) => idnumber === planned.key)?.cmid ?? 0;
      const about = { who: learner.code, instrument: planned.key };
      const shot = join(shots, `${planned.kind}-${cmid}`);
      if (planned.kind === 'scorm')
        told.push(
          ...(await packagePlayed(page, { cmid, title: planned.title, shot }, course)).map((one) => ({
            ...about,
            ...one,
          })),
        );
      if (planned.kind === 'quiz' && planned.hidden !== true)
        told.push(
          ...(await quizTaken(page, { cmid, title: planned.title, shot }, course, planned)).map((one) => ({
            ...about,
            ...one,
          })),
        );
      if (planned.kind === 'page' || planned.kind === 'glossary') {
        await page.goto(`${address}/mod/page/view.php?id=${cmid}`);
        await page.screenshot({ path: `${shot}.png`, fullPage: true });
      }
    }
    await ticks(page, course, restored, shots);
    return told;
  } catch (error) {
    tell('parcours dans un navigateur', '', [String(error).slice(0, 400)]);
    return told;
  } finally {
    await browser.close();
  }
}

async function signedIn(browser: Browser, { username }: Learner): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  // Nothing leaves this machine.
  await context.route(
    (url) => !url.href.startsWith(address),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  // A busy machine is no fault.
  page.setDefaultTimeout(120_000);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(`${address}/login/index.php`);
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('#loginbtn');
  await page.waitForURL((url) => !url.pathname.startsWith('/login/'));
  return page;
}

interface Place {
  readonly cmid: number;
  readonly title: string;
  readonly shot: string;
}

type Found = Omit<Told, 'who' | 'instrument'>;

/** Every second answer half right or wrong would not pass: all are right, but what is worth nothing. */
async function packagePlayed(page: Page, { cmid, title, shot }: Place, course: Course): Promise<readonly Found[]> {
  await page.goto(`${address}/mod/scorm/view.php?id=${cmid}`);
  await page.screenshot({ path: `${shot}-entree.png` });
  if (!page.url().includes('player.php')) {
    const enter = page.locator('#scormviewform [type=submit]').last();
    await Promise.all([page.waitForURL(/player\.php/), enter.click()]);
  }
  const answers = Object.fromEntries(course.questions.map((question) => [question.id, responseOf(question, 'right')]));
  const frame = await (await page.waitForSelector('#scorm_object', { state: 'attached' })).contentFrame();
  if (!frame) throw new Error(`${title} : pas de cadre`);
  await frame.waitForSelector('main nv-question', { state: 'attached' });
  await page.screenshot({ path: `${shot}.png` });
  const { given, status, score } = await frame.evaluate(fillPackage, answers);
  await page.screenshot({ path: `${shot}-fin.png` });
  await page.goto(`${address}/mod/scorm/view.php?id=${cmid}`);
  const passed = status === 'passed' || status === 'completed';
  tell(`module « ${title} » joué`, `${status}, ${score}, ${given.length} questions`, passed ? [] : [`état ${status}`]);
  const marked = given.flatMap((id): Found[] => {
    const question = course.questions.find((one) => one.id === id);
    if (!question) return [];
    const response = responseOf(question, 'right');
    // The report says of each gap of a text whether it is right, and gives no mark for the whole.
    const mark = question.type === 'cloze' ? undefined : grade(question, response);
    return [{ item: id, response, ...(mark === undefined ? {} : { score: mark * question.points }) }];
  });
  return [...marked, ...(/\d/.test(score) ? [{ item: 'total', score: Number(score) }] : [])];
}

const quizManner: Manner = 'right';

async function quizTaken(
  page: Page,
  { cmid, title, shot }: Place,
  course: Course,
  planned: Parameters<typeof questionsOf>[0],
): Promise<readonly Found[]> {
  const asked = questionsOf(planned, course);
  if (!asked) return [];
  await page.goto(`${address}/mod/quiz/view.php?id=${cmid}`);
  await page.screenshot({ path: `${shot}-entree.png`, fullPage: true });
  const start = page.locator('.quizstartbuttondiv [type=submit], .quizattempt [type=submit]').first();
  if ((await start.count()) === 0) {
    const said = (await page.locator('#region-main').innerText()).replace(/\s+/g, ' ').slice(0, 300);
    tell(`test « ${title} » dans le navigateur`, '', [`ne peut pas commencer : ${said}`]);
    return [];
  }
  await start.click();
  await page.waitForURL(/attempt\.php/, { waitUntil: 'domcontentloaded' });
  const answers = asked.map((question) => ({ question, response: responseOf(question, quizManner) }));
  await fillQuiz(page, answers, shot, `${address}/mod/quiz/view.php?id=${cmid}`);
  await page.screenshot({ path: `${shot}-note.png`, fullPage: true });
  const shown = (await page.locator('.quizreviewsummary, #region-main').first().innerText()).replace(/\s+/g, ' ');
  // What is needed to pass stands there too.
  const marks = [...shown.matchAll(/(\d+(?:[.,]\d+)?) (?:out of|sur) (?:un maximum de )?100/g)];
  const mark = marks.map(([, text = '']) => Number(text.replace(',', '.'))).sort((one, other) => other - one)[0];
  // What comes before the training shows no mark: the same questions come back.
  const isShown = planned.kind !== 'quiz' || planned.test.phase !== 'pre';
  const isMarked = isShown && asked.every(({ type }) => type !== 'long');
  tell(
    `test « ${title} » dans le navigateur`,
    mark === undefined ? '-' : String(mark),
    isMarked && mark !== 100 ? [shown.slice(0, 300)] : [],
  );
  const full = asked.map((question) => ({
    ...{ item: question.id, response: responseOf(question, quizManner) },
    ...(question.type === 'long' ? {} : { score: question.points }),
  }));
  return isMarked ? [...full, { item: 'total', score: 100 }] : full;
}

/** What Moodle shows as done once all is done. */
async function ticks(page: Page, course: Course, restored: Restored, shots: string): Promise<void> {
  await page.goto(`${address}/course/view.php?id=${restored.courseid}`);
  await page.screenshot({ path: join(shots, 'cours-fin.png'), fullPage: true });
  const done = plannedIn(planOf(course)).filter(
    ({ kind, hidden }) => (kind === 'scorm' || kind === 'quiz') && hidden !== true,
  );
  const missed: string[] = [];
  for (const { key, title } of done) {
    const cmid = restored.modulelist.find(({ idnumber }) => idnumber === key)?.cmid ?? 0;
    const states = page.locator(`#module-${cmid} [data-region=completion-info]`);
    const isDone = (await states.locator('.btn-success, .badge-success, .fa-check, [class*=success]').count()) > 0;
    if ((await states.count()) > 0 && !isDone) missed.push(`${title} : pas coché`);
  }
  tell('achèvement coché', `${done.length} activités`, missed);
}
