import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
};

/**
 * The built site over HTTP, read only: files of its folder and nothing else. With a `home` (host and port), other names of
 * this machine lead there: what a browser keeps belongs to one address.
 */
export const siteServer = (folder: string, home?: string): Server =>
  createServer((request, response) => {
    answer(folder, request, response, home).catch((error: unknown) => {
      // The browser went away in the middle.
      if (response.headersSent) response.destroy();
      else end(response, 500);
      const { code } = error as { code?: unknown };
      if (code !== 'ERR_STREAM_PREMATURE_CLOSE') process.stderr.write(`${String(error)}\n`);
    });
  });

async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  home: string | undefined,
): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { Allow: 'GET, HEAD' });
  if (!isLocal(request.headers.host)) return end(response, 421);
  if (home !== undefined && request.headers.host !== home)
    return end(response, 302, { Location: `http://${home}${request.url ?? '/'}` });
  const path = pathOf(request.url ?? '/');
  const found = path === undefined ? undefined : await findFile(folder, path);
  if (found === undefined) return notFound(folder, request, response);
  if (found.isFolder) return end(response, 301, { Location: `${encodeURI(path ?? '/')}/` });
  const { file, size, modified } = found;
  const tag = `"${size.toString(36)}-${Math.floor(modified).toString(36)}"`;
  const headers = {
    'Content-Type': kinds[extname(file).toLowerCase()] ?? 'application/octet-stream',
    ETag: tag,
    'Cache-Control': 'no-cache',
  };
  if (request.headers['if-none-match'] === tag) return end(response, 304, headers);
  const range = rangeOf(request.headers.range, size);
  if (range === 'wrong') return end(response, 416, { 'Content-Range': `bytes */${size}` });
  const [first, last] = range ?? [0, size - 1];
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Accept-Ranges': 'bytes',
    'Content-Length': last - first + 1,
    ...(range ? { 'Content-Range': `bytes ${first}-${last}/${size}` } : {}),
  });
  if (request.method === 'HEAD' || size === 0) response.end();
  else await pipeline(createReadStream(file, { start: first, end: last }), response);
}

/** Another name for this machine could come from a page elsewhere that has its own name point here. */
const isLocal = (host = ''): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

/** The path of an address, decoded; `undefined` for one that leaves the folder. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    const isSafe = path.startsWith('/') && !/[\\\0]/.test(path) && !path.split('/').includes('..');
    return isSafe ? path : undefined;
  } catch {
    return undefined;
  }
}

interface Found {
  readonly file: string;
  readonly size: number;
  readonly modified: number;
  /** A folder asked for without its last `/`, which relative links of its page need. */
  readonly isFolder: boolean;
}

async function findFile(folder: string, path: string): Promise<Found | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path, path.endsWith('/') ? 'index.html' : ''));
    if (!file.startsWith(root + sep)) return undefined;
    const { size, mtimeMs, ...found } = await stat(file).then((entry) => ({
      size: entry.size,
      mtimeMs: entry.mtimeMs,
      isFile: entry.isFile(),
      isFolder: entry.isDirectory(),
    }));
    return found.isFile || found.isFolder ? { file, size, modified: mtimeMs, isFolder: found.isFolder } : undefined;
  } catch {
    return undefined;
  }
}

async function notFound(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const page = await findFile(folder, '/404.html');
  if (page === undefined || page.isFolder) return end(response, 404);
  response.writeHead(404, { 'Content-Type': kinds['.html'], 'Content-Length': page.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(page.file), response);
}

/** One range of bytes; several, or another unit, are answered by the whole file. */
function rangeOf(header: string | undefined, size: number): readonly [number, number] | 'wrong' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'wrong' : [start, end];
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers).end();
}
