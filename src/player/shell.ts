import type { Live, LiveHost } from '#blocks/live';
import { lives } from '#blocks/lives';
import { allOf, status } from '#blocks/question/element';
import { type Card, enliven } from '#blocks/question/live';
import { grade } from '#core/question/grading';
import type { Slot } from '#core/tracking/layout';
import { marksOf, missingIn, outcomeOf } from '#core/tracking/outcome';
import { freshProgress, pack, unpack } from '#core/tracking/pack';
import {
  type Answer,
  type Progress,
  withAnswer,
  withPageEnded,
  withQuizHandedIn,
  withQuizRetaken,
} from '#core/tracking/progress';
import { extras } from '#player/extras';
import { turner } from '#player/pages';
import { type QuizData, readStage } from '#player/stage';
import type { Tracker } from '#player/tracker';

/** Brings a module to life: pages one by one, questions, the graded quiz, progress kept by the tracker. */
export function start(tracker: Tracker): void {
  const stage = readStage();
  const { layout, slots, quiz } = stage;
  const { pages } = layout;
  const { correction }: QuizData = quiz ? quiz.dataset : {};
  const quizPage = quiz ? pages.length - 1 : -1;
  const key = document.body.dataset['key'] as string;
  const told = status('p', '');
  (allOf('.nv-foot')[0] as HTMLElement).append(told);
  const { packed, place } = tracker.open(key, told);
  const { 'nv-test': quizFoot, 'nv-nav': thread, 'nv-kept': notebook } = extras;
  // What blocks keep stands on a line of its own.
  let progress: Progress = unpack(packed.split('\n')[0] as string, layout) || {
    ...freshProgress(layout, Math.random() * 2 ** 32),
    page: Math.max(0, pages.indexOf(place)),
  };
  let since = 0;

  const turn = turner(stage, { opened, ended });
  const foot =
    quiz &&
    quizFoot &&
    quizFoot(stage, quiz, {
      handIn,
      retake,
      flag,
      focus: (slot) => (cards[slot] as Card).focus(),
      go: turn.to,
    });
  const notes = notebook && notebook(key, tracker, packed, () => keep(progress));
  const cards = slots.map(({ root, question, graded }, slot) =>
    enliven(root, question, {
      play: !graded ? 'practice' : correction === 'each' ? 'once' : 'draft',
      changed: (answer) => answered(slot, answer),
    }),
  );
  const draw = thread && thread(turn.to);

  function keep(next: Progress) {
    const before = outcomeOf(progress, layout);
    const outcome = outcomeOf(next, layout);
    const own = pack(next, layout);
    const { page, ended: done } = (progress = next);
    tracker.keep({ packed: notes ? notes.beside(own) : own, place: pages[page] as string, outcome });
    if (outcome.complete && !before.complete) tracker.send();
    if (draw) draw(page, done);
    if (foot) foot.tell(progress);
    turn.tell(outcome.complete, done);
  }

  function opened(page: number) {
    since = Date.now();
    keep({ ...progress, page });
  }

  /** The end of a page was seen; that of the quiz is to hand it in. */
  function ended(page: number) {
    if (page !== quizPage && !progress.ended[page]) keep(withPageEnded(progress, page));
  }

  function answered(slot: number, answer: Answer | undefined) {
    const { flagged } = progress.answers[slot] || {};
    keep(withAnswer(progress, slot, flagged ? { checked: false, ...answer, flagged } : answer));
    if (!answer || !answer.checked) return;
    journal(slot, answer);
    tracker.send();
  }

  function flag(slot: number, flagged: boolean) {
    keep(withAnswer(progress, slot, { checked: false, ...progress.answers[slot], flagged }));
  }

  function journal(slot: number, { response, hints }: Answer) {
    const { question } = slots[slot] as Slot;
    const latency = (Date.now() - since) / 1000;
    since = Date.now();
    if (response !== undefined)
      tracker.answered({ question, response, mark: grade(question, response, hints), latency });
  }

  function handIn(): boolean {
    if (missingIn(progress, layout).length) return false;
    let next = progress;
    progress.answers.forEach((answer, slot) => {
      if (!answer || answer.checked || !(slots[slot] as Slot).graded) return;
      next = withAnswer(next, slot, { ...answer, checked: true });
      journal(slot, answer);
    });
    keep(withPageEnded(withQuizHandedIn(next, marksOf(next, layout).score), quizPage));
    tracker.send();
    show();
    return true;
  }

  function retake() {
    keep(withQuizRetaken(progress, layout));
    show();
    tracker.send();
    turn.to(quizPage);
  }

  /** Every card and the quiz as the progress has them; each try has its own order. */
  function show() {
    const { answers, seed, tries, handedIn } = progress;
    const quizSeed = seed + tries - Number(handedIn);
    slots.forEach(({ graded }, slot) =>
      (cards[slot] as Card).show(answers[slot], graded ? quizSeed : seed, !graded || correction !== 'none'),
    );
    if (!foot) return;
    foot.show(progress, quizSeed);
    foot.tell(progress);
  }

  document.documentElement.className = 'nv-live';
  // A block that keeps something brings the notebook with it.
  for (const name of Object.keys(lives))
    allOf(`.${name}`).forEach((root) => (lives[name] as Live)(root, (notes && notes.host) as LiveHost));
  show();
  turn.start(progress.page);
}
