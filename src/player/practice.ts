import { enliven } from '#blocks/question/live';
import { allOf, questionOf, readData } from '#player/stage';

/** On a page of the site: every question card is alive for practice; nothing is kept, nothing is sent. */
const data = readData();
for (const root of allOf('nv-question')) {
  enliven(root, questionOf(root, data), { words: data.words, play: 'practice' });
}
