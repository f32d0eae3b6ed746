import type { APIRoute, GetStaticPaths } from 'astro';
import { bytesOf } from '#core/fileTree';
import { courseNames, openFolder } from '#site/courseFolder';

export const getStaticPaths = (async () => {
  const courses = await Promise.all((await courseNames()).map(openFolder));
  return courses.flatMap(({ name, media }) =>
    [...media.keys()].map((path) => ({
      params: { course: name, path: path.replace(/^media\//, '') },
      props: { bytes: bytesOf(media, path) },
    })),
  );
}) satisfies GetStaticPaths;

/** A medium of a course, byte for byte. */
export const GET: APIRoute<{ bytes: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.bytes);
