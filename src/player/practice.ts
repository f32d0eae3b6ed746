import { enliven } from '#blocks/question/live';
import { questionOf, readData } from '#player/stage';

/** On a page of the site: every question card is alive for practice; nothing is kept, nothing is sent. */
const data = readData();
for (const root of document.querySelectorAll<HTMLElement>('nv-question')) {
  const question = questionOf(root, data);
  if (question) enliven(root, question, { words: data.words, play: 'practice' });
}
