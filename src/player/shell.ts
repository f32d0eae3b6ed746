import { button, element } from '#blocks/question/element';
import { missingIn, marksOf, outcomeOf } from '#core/tracking/outcome';
import { pack, unpack } from '#core/tracking/pack';
import {
  type Answer,
  freshProgress,
  type Progress,
  withAnswer,
  withPageEnded,
  withQuizHandedIn,
  withQuizRetaken,
} from '#core/tracking/progress';
import { say } from '#core/words';
import { dealCards } from '#player/cards';
import { notices } from '#player/notices';
import { turner } from '#player/pages';
import { quizFoot } from '#player/quiz';
import { readStage } from '#player/stage';
import { thread } from '#player/thread';
import type { Tracker } from '#player/tracker';

/** Brings a module to life: pages one by one, questions, the graded quiz, progress kept by the tracker. */
export function start(tracker: Tracker): void {
  const stage = readStage();
  const { layout, quiz, words, pages } = stage;
  if (pages.length === 0) return;

  const earlier = tracker.open({ key: stage.key, tell: notices(words, tracker.forget && forget) });
  let progress: Progress = unpack(earlier.packed ?? '', layout) ?? fresh(earlier.place);
  let since = Date.now();

  const cards = dealCards(stage, answered);
  const quizPage = quiz && pages[quiz.page];
  const foot = quizPage && quizFoot(stage, quizPage, { handIn, retake });
  const draw = thread(stage, (page) => turn.to(page));
  const turn = turner(stage, { opened, ended });

  function fresh(place: string | undefined): Progress {
    const seed = Math.floor(Math.random() * 2 ** 32);
    return { ...freshProgress(layout, seed), page: Math.max(0, layout.pages.indexOf(place ?? '')) };
  }

  function keep(next: Progress) {
    const completeBefore = outcomeOf(progress, layout).complete;
    progress = next;
    const outcome = outcomeOf(progress, layout);
    tracker.keep({ packed: pack(progress, layout), place: layout.pages[progress.page] ?? '', outcome });
    if (outcome.complete && !completeBefore) tracker.send();
    draw(progress.page, progress.ended);
    turn.tell(outcome.complete, progress.ended);
  }

  function opened(page: number) {
    since = Date.now();
    keep({ ...progress, page });
  }

  /** The end of a page was seen; that of the quiz is to hand it in. */
  function ended(page: number) {
    if (page !== quiz?.page && !progress.ended[page]) keep(withPageEnded(progress, page));
  }

  function answered(slot: number, answer: Answer | undefined) {
    keep(withAnswer(progress, slot, answer));
    if (answer?.checked) {
      journal(slot, answer);
      tracker.send();
    }
  }

  function journal(slot: number, { response }: Answer) {
    const question = layout.slots[slot]?.question;
    const now = new Date();
    const clock = now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
    if (question) tracker.answered({ question, response, clock, latency: (now.getTime() - since) / 1000 });
    since = now.getTime();
  }

  function handIn() {
    const missing = missingIn(progress, layout);
    if (missing.length > 0 || !quiz) return missing.flatMap((slot) => cards[slot] ?? []);
    const drafts = progress.answers.flatMap((answer, slot) =>
      answer && !answer.checked && layout.slots[slot]?.graded ? [{ slot, answer: { ...answer, checked: true } }] : [],
    );
    const checked = drafts.reduce((all, { slot, answer }) => withAnswer(all, slot, answer), progress);
    for (const { slot, answer } of drafts) journal(slot, answer);
    keep(withPageEnded(withQuizHandedIn(checked, marksOf(checked, layout).score), quiz.page));
    tracker.send();
    show();
    return [];
  }

  function retake() {
    keep(withQuizRetaken(progress, layout));
    deal(({ graded }) => graded);
    foot?.shuffle(quizSeed());
    show();
    tracker.send();
  }

  /** Each try has its own order. */
  const quizSeed = () => progress.seed + progress.tries - (progress.handedIn ? 1 : 0);

  function deal(which: (slot: { graded: boolean }) => boolean) {
    layout.slots.forEach((slot, index) => which(slot) && cards[index]?.clear(slot.graded ? quizSeed() : progress.seed));
  }

  function show() {
    for (const [slot, answer] of progress.answers.entries()) {
      const graded = layout.slots[slot]?.graded;
      if (answer) cards[slot]?.show(answer, !graded || quiz?.correction !== 'none');
    }
    foot?.show(progress.handedIn, marksOf(progress, layout), progress.best);
  }

  function forget() {
    tracker.forget?.();
    location.reload();
  }

  document.documentElement.classList.add('nv-live');
  deal(() => true);
  foot?.shuffle(quizSeed());
  show();
  turn.start(progress.page);
}
