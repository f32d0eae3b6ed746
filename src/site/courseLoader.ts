import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { courseNames, coursesFolder, openFolder } from '#site/courseFolder';
import type { SiteCourse } from '#site/courses';

/** Reads `courses/` by the same task as the command line; media stay on disk until their endpoint serves them. */
export const courseLoader = (): Loader => ({
  name: 'courses',
  async load({ store, logger, watcher }) {
    const read = async () => {
      store.clear();
      for (const name of await courseNames()) {
        const { media, source: _source, ...rest } = await openFolder(name);
        const data: SiteCourse = { ...rest, mediaPaths: [...media.keys()] };
        store.set({ id: name, data: { ...data } });
      }
    };
    await read();
    const folder = resolve(coursesFolder);
    watcher?.add(folder);
    watcher?.on('change', (path) => {
      if (path.startsWith(folder)) read().catch((error: unknown) => logger.error(String(error)));
    });
  },
});
