import type { LiveHost } from '#blocks/live';
import { lives } from '#blocks/lives';
import { type Card, enliven } from '#blocks/question/live';
import { grade } from '#core/question/grading';
import type { Slot } from '#core/tracking/layout';
import { marksOf, missingIn, outcomeOf } from '#core/tracking/outcome';
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
import type { Words } from '#core/words';
import { extras } from '#player/extras';
import { notices } from '#player/notices';
import { turner } from '#player/pages';
import { allOf, readStage } from '#player/stage';
import type { Tracker } from '#player/tracker';

/** Brings a module to life: pages one by one, questions, the graded quiz, progress kept by the tracker. */
export function start(tracker: Tracker): void {
  const stage = readStage();
  const { layout, slots, quiz, words } = stage;
  const { pages } = layout;
  const { packed, place } = tracker.open(stage.key, notices(stage, tracker));
  const {
    'nv-test': quizFoot,
    'nv-one': oneByOne,
    'nv-review': review,
    'nv-nav': thread,
    'nv-kept': notebook,
  } = extras;
  const fresh = freshProgress(layout, Math.floor(Math.random() * 2 ** 32));
  // What blocks keep stands on a line of its own.
  let progress: Progress = unpack(packed.split('\n')[0] as string, layout) || {
    ...fresh,
    page: Math.max(0, pages.indexOf(place)),
  };
  let since = 0;

  const correction = quiz && quiz.correction;
  const quizPage = quiz ? pages.length - 1 : -1;
  const foot =
    quiz &&
    quizFoot &&
    quizFoot(stage, quiz, {
      handIn,
      retake,
      flag,
      focus: (slot) => (cards[slot] as Card).focus(),
      go: (page) => turn.to(page),
      oneByOne: quiz.one ? oneByOne : undefined,
      review,
    });
  const notes = notebook && notebook(stage, tracker, packed, () => keep(progress));
  const cards = slots.map(({ root, question, graded }, slot) => {
    const play = !graded ? 'practice' : correction === 'each' ? 'once' : 'draft';
    return enliven(root, question, { words, play, changed: (answer) => answered(slot, answer) });
  });
  const turn = turner(stage, { opened, ended });
  const draw = thread && thread(stage, turn.to);

  function keep(next: Progress) {
    const before = outcomeOf(progress, layout);
    progress = next;
    const outcome = outcomeOf(progress, layout);
    const { page, ended: done } = progress;
    const own = pack(progress, layout);
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
    const now = new Date();
    const clock = now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds();
    const { question } = slots[slot] as Slot;
    if (response !== undefined)
      tracker.answered({
        question,
        response,
        mark: grade(question, response, hints),
        clock,
        latency: (now.getTime() - since) / 1000,
      });
    since = now.getTime();
  }

  function handIn(): boolean {
    if (missingIn(progress, layout).length > 0) return false;
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
    const quizSeed = seed + tries - (handedIn ? 1 : 0);
    cards.forEach((card, slot) => {
      const { graded } = slots[slot] as Slot;
      card.show(answers[slot], graded ? quizSeed : seed, !graded || correction !== 'none');
    });
    if (!foot) return;
    foot.shuffle(quizSeed);
    foot.show(progress);
    foot.tell(progress);
  }

  document.documentElement.classList.add('nv-live');
  for (const [name, live] of Object.entries(lives)) {
    allOf(`.${name}`).forEach((root) => live(root, notes ? notes.host : bare(words)));
  }
  show();
  turn.start(progress.page);
}

/** For blocks that keep nothing. */
const bare = (words: Words): LiveHost => ({ words, kept: () => '', keep: () => 'nowhere' });
