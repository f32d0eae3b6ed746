import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';

const built = 'build/player';

export const getStaticPaths = (() =>
  readdirSync(built)
    .filter((file) => /\.(js|css|json)$/.test(file))
    .map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

/** A piece of the built player, byte for byte: the workspace packs it as the command line does. */
export const GET: APIRoute = ({ params }) =>
  new Response(new Uint8Array(readFileSync(join(built, params['file'] ?? ''))));
