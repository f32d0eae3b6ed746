import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { listen } from '../cli/listen.ts';
import { siteServer } from '../cli/siteServer.ts';
import { type Command, textOption, WrongUse } from '../cli/command.ts';

export const serve: Command = {
  options: { port: { type: 'string' }, site: { type: 'string' } },
  words: 0,
  async run(args, { home, signal }) {
    const wanted = portOf(textOption(args, 'port') ?? '4321');
    const site = textOption(args, 'site') ?? join(home, '../dist');
    const isBuilt = await stat(join(site, 'index.html')).catch(() => undefined);
    if (!isBuilt) {
      const problem = { code: 'serve/no-site', at: site, severity: 'error', values: { folder: site } } as const;
      return { document: {}, lines: [], problems: [problem] };
    }
    const server = siteServer(site);
    const port = await listen(server, wanted);
    if (port !== wanted) process.stderr.write(`${say(frenchWords, 'cli.portTaken', { wanted, port })}\n`);
    const address = `http://localhost:${port}/`;
    // Said at once: the command ends only when it is stopped.
    const isJson = args.options['json'] === true;
    const ready = isJson
      ? JSON.stringify({ ok: true, address, port, problems: [] })
      : say(frenchWords, 'cli.serving', { address });
    process.stdout.write(`${ready}\n`);
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    server.closeAllConnections();
    server.close();
    return { document: {}, lines: [], problems: [], isPrinted: true };
  },
};

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new WrongUse({ code: 'cli/wrong-port', values: { port: text } });
}
