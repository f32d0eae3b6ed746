import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A web host that knows nothing of us: a folder under a path, which can be replaced, and a host that goes away and comes back at the same address. */
export class DeployedHost {
  folder: string;
  /** The paths asked for, in order. */
  readonly asked: string[] = [];
  readonly #base: string;
  #server: Server | undefined;
  #port = 0;

  private constructor(folder: string, base: string) {
    this.folder = folder;
    this.#base = base;
  }

  static async open(folder: string, base: string): Promise<DeployedHost> {
    const host = new DeployedHost(folder, base);
    await host.start();
    return host;
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.#port}${this.#base}${path}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      const inside = path.startsWith(this.#base) ? path.slice(this.#base.length) : undefined;
      this.asked.push(inside ?? path);
      const file = join(this.folder, inside ?? '', path.endsWith('/') ? 'index.html' : '');
      if (inside === undefined || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
        return;
      }
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
  }
}
