import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { bytesOf, type FileTree } from '#core/fileTree';

/** What an LMS keeps of one attempt, as scorm-again writes it. */
export interface Attempt {
  readonly core: Readonly<Record<string, unknown>> & { readonly score: Readonly<Record<string, string>> };
  readonly suspend_data: string;
  readonly interactions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
export type Call = readonly [name: string, args: readonly string[], answer: string, error: string];

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
};

/** A small LMS: `/lms` opens the package in a frame beside scorm-again, keeps what is committed, and gives it back at the next launch. */
export class PackageHost {
  readonly #server: Server;
  attempt: Attempt | undefined;
  /** What the LMS says of itself to the next launch. */
  mastery = '';
  lessonMode = 'normal';

  private constructor(tree: FileTree) {
    const library = readFileSync('node_modules/scorm-again/dist/scorm12.min.js');
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent((request.url ?? '/').slice(1));
      if (request.method === 'POST') {
        let body = '';
        request.on('data', (piece: Buffer) => (body += piece.toString()));
        request.on('end', () => {
          this.attempt = (JSON.parse(body) as { cmi: Attempt }).cmi;
          response.end('true');
        });
        return;
      }
      const file = path === 'lms' ? this.#page() : path === 'scorm12.js' ? library : bytesOf(tree, path);
      response.writeHead(file ? 200 : 404, { 'content-type': types[path.split('.').pop() ?? ''] ?? types['html'] });
      response.end(file ?? '');
    });
  }

  static async open(tree: FileTree): Promise<PackageHost> {
    const host = new PackageHost(tree);
    await new Promise<void>((done) => host.#server.listen(0, '127.0.0.1', done));
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(done));
  }

  /** The LMS's own page: first launch, or the next one. */
  #page(): string {
    const before = this.attempt;
    const status = before?.core['lesson_status'] ?? 'not attempted';
    const entry = status === 'not attempted' ? 'ab-initio' : before?.core['exit'] === 'suspend' ? 'resume' : '';
    const core = { ...before?.core, lesson_status: status, entry, exit: '', lesson_mode: this.lessonMode };
    const cmi = { ...before, core, student_data: { mastery_score: this.mastery } };
    return `<!doctype html><html lang="fr"><link rel="icon" href="data:,"><title>LMS</title><body><script src="/scorm12.js"></script><script>
const lms = new Scorm12API({ autocommit: false, logLevel: 5 });
lms.loadFromJSON(${JSON.stringify(cmi).replace(/</g, '\\u003c')}, 'cmi');
window.calls = [];
const keep = () => JSON.stringify(lms.renderCMIToJSONObject());
window.API = Object.fromEntries(['LMSInitialize','LMSFinish','LMSGetValue','LMSSetValue','LMSCommit','LMSGetLastError','LMSGetErrorString','LMSGetDiagnostic'].map((name) => [name, (...args) => {
  const answer = lms[name](...args);
  if (name !== 'LMSGetLastError') window.calls.push([name, args, String(answer), lms.LMSGetLastError()]);
  if (name === 'LMSCommit') { const ask = new XMLHttpRequest(); ask.open('POST', '/commit', false); ask.send(keep()); }
  if (name === 'LMSFinish') navigator.sendBeacon('/commit', keep());
  return answer;
}]));
const frame = Object.assign(document.createElement('iframe'), { src: '/index.html', style: 'width:100%;height:95vh', title: 'Module' });
document.body.append(frame);
</script></body></html>`;
  }
}

/** The package inside the LMS's page, alive. */
export async function launch(page: Page, host: PackageHost): Promise<Frame> {
  await page.goto(`${host.address}/lms`);
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the frame has a document');
  await frame.waitForSelector('html.nv-live');
  return frame;
}

export const callsOf = (page: Page): Promise<readonly Call[]> => page.evaluate('window.calls');
