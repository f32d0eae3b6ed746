import { type Accordion, accordion } from '#blocks/accordion/model';
import { type Audio, audio } from '#blocks/audio/model';
import { flow } from '#blocks/block';
import { type Callout, callout } from '#blocks/callout/model';
import { type Card, card } from '#blocks/card/model';
import { type Case, caseStudy } from '#blocks/case/model';
import { type Checklist, checklist } from '#blocks/checklist/model';
import { type Choice, choice } from '#blocks/choice/model';
import { type Citation, citation } from '#blocks/citation/model';
import { type Debrief, debrief } from '#blocks/debrief/model';
import { type Download, download } from '#blocks/download/model';
import { type Figure, figure } from '#blocks/figure/model';
import { type Flashcards, flashcards } from '#blocks/flashcards/model';
import { type Glossary, glossary } from '#blocks/glossary/model';
import { type Item, item } from '#blocks/item/model';
import { type Panel, panel } from '#blocks/panel/model';
import { type QuestionBlock, question } from '#blocks/question/model';
import { type Quiz, quiz } from '#blocks/quiz/model';
import { type Reflection, reflection } from '#blocks/reflection/model';
import { type Scene, scene } from '#blocks/scene/model';
import { type Step, step } from '#blocks/step/model';
import { type Steps, steps } from '#blocks/steps/model';
import { type Tab, tab } from '#blocks/tab/model';
import { type Table, table } from '#blocks/table/model';
import { type Tabs, tabs } from '#blocks/tabs/model';
import { type Term, term } from '#blocks/term/model';
import { type Text, text } from '#blocks/text/model';
import { type Video, video } from '#blocks/video/model';

/** The kinds of block: one folder each, one line here. */
export const blockModels = {
  text,
  callout,
  figure,
  accordion,
  panel,
  steps,
  step,
  tabs,
  tab,
  flashcards,
  card,
  video,
  audio,
  download,
  checklist,
  item,
  glossary,
  term,
  table,
  citation,
  reflection,
  case: caseStudy,
  scene,
  choice,
  debrief,
  question,
  quiz,
};

export type Block =
  | Text
  | Callout
  | Figure
  | Accordion
  | Panel
  | Steps
  | Step
  | Tabs
  | Tab
  | Flashcards
  | Card
  | Video
  | Audio
  | Download
  | Checklist
  | Item
  | Glossary
  | Term
  | Table
  | Citation
  | Reflection
  | Case
  | Scene
  | Choice
  | Debrief
  | QuestionBlock
  | Quiz;

/** What may stand at the top of a page. */
export const holdsLesson: readonly Block['block'][] = [
  ...flow,
  ...(['accordion', 'steps', 'tabs', 'flashcards', 'glossary', 'case', 'quiz'] as const),
];
