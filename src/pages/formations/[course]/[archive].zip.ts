import type { APIRoute, GetStaticPaths } from 'astro';
import { frenchWords } from '#i18n/words.ts';
import { courseNames, openFolder } from '#site/courseFolder';
import { exportCourse } from '#tasks/exportCourse';

export const getStaticPaths = (async () => {
  const courses = await Promise.all((await courseNames()).map(openFolder));
  const made = await Promise.all(
    courses.map(async (course) => {
      const means = {
        words: frenchWords,
        player: new Map(),
        progress: () => undefined,
        signal: new AbortController().signal,
      };
      const { files } = await exportCourse(course, ['course-zip'], means);
      return files.map(({ path, bytes }) => ({
        params: { course: course.name, archive: path.replace(/\.zip$/, '') },
        props: { bytes },
      }));
    }),
  );
  return made.flat();
}) satisfies GetStaticPaths;

/** The folder of a course as it may be shown to anybody: what the workspace opens as an example. */
export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.bytes);
