import type { LiveHost } from '#blocks/live';
import { lives } from '#blocks/lives';
import { enliven } from '#blocks/question/live';
import { allOf } from '#blocks/question/element';
import { questionOf, readKeys } from '#player/stage';

/** On a page of the site: every block and question card is alive for practice; what is ticked or written to oneself stays in this browser, nothing is sent. */
const keys = readKeys();
const shelf = (key: string) => `navette ${location.pathname} ${key}`;
const host: LiveHost = {
  kept(key) {
    try {
      return localStorage.getItem(shelf(key)) ?? '';
    } catch {
      return '';
    }
  },
  keep(key, text) {
    try {
      localStorage.setItem(shelf(key), text);
      return 'device';
    } catch {
      return 'nowhere';
    }
  },
};
for (const [name, live] of Object.entries(lives)) allOf(`.${name}`).forEach((root) => live(root, host));
for (const root of allOf('nv-question')) {
  enliven(root, questionOf(root, keys), { play: 'practice', changed: () => undefined }).show(undefined);
}
