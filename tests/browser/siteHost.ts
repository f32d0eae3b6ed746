import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** Serves a folder under a sub-path, as a web host does that knows nothing of us: folders by their index, 404.html for the rest. */
export class SiteHost {
  readonly #server: Server;
  readonly #base: string;
  readonly #folder: string;

  private constructor(folder: string, base: string) {
    [this.#base, this.#folder] = [base, folder];
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      const file = path.startsWith(base) ? join(folder, path.slice(base.length)) : '';
      const asked = file.endsWith('/') || file === folder ? join(file, 'index.html') : file;
      const found = asked !== '' && existsSync(asked) && statSync(asked).isFile();
      const sent = found ? asked : join(folder, '404.html');
      response.writeHead(found ? 200 : 404, { 'content-type': types[extname(sent)] ?? 'application/octet-stream' });
      response.end(readFileSync(sent));
    });
  }

  static async open(folder: string, base: string): Promise<SiteHost> {
    if (!existsSync(join(folder, 'index.html'))) {
      throw new Error("Le site n'est pas construit : lancez `npm run build` avant ces tests.");
    }
    // A copy: whoever builds meanwhile takes nothing away from a test.
    const copy = mkdtempSync(join(tmpdir(), 'navette-site-'));
    cpSync(folder, copy, { recursive: true });
    const host = new SiteHost(copy, base);
    await new Promise<void>((done) => host.#server.listen(0, '127.0.0.1', done));
    return host;
  }

  address(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#base}${path}`;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    rmSync(this.#folder, { recursive: true, force: true });
    return new Promise((done) => this.#server.close(done));
  }
}
