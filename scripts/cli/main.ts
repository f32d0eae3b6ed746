import { parseArgs } from 'node:util';
import { isError, type Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords as words } from '#i18n/words.ts';
import { type Command, type Host, type Outcome, WrongUse } from './command.ts';
import { jsonReport, textReport } from './report.ts';

/** The verbs, each read only when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('../commands/check.ts')).check,
  export: async () => (await import('../commands/export.ts')).exportVerb,
  formats: async () => (await import('../commands/formats.ts')).formats,
  new: async () => (await import('../commands/new.ts')).newVerb,
  document: async () => (await import('../commands/document.ts')).document,
  form: async () => (await import('../commands/form.ts')).form,
  analyse: async () => (await import('../commands/analyse.ts')).analyse,
  import: async () => (await import('../commands/import.ts')).importVerb,
  serve: async () => (await import('../commands/serve.ts')).serve,
};

const everywhere = {
  json: { type: 'boolean' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const [verb, ...rest] = process.argv.slice(2);
const isJson = rest.includes('--json');

/** Runs the command line and sets the exit code; `home` is the folder of the bundle. */
export async function runNavette(home: string): Promise<void> {
  // `navette check … | head` closes the pipe before we end.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    process.exitCode = await main(home);
  } catch (error) {
    process.exitCode = error instanceof WrongUse ? wrongUse(error) : ourFault(error);
  }
}

async function main(home: string): Promise<number> {
  const load = verb === undefined ? undefined : Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (load === undefined) {
    if (verb !== undefined && !/^(-h|--help|help)$/.test(verb))
      throw new WrongUse({ code: 'cli/unknown-verb', values: { verb, known: Object.keys(commands).join(', ') } });
    process.stdout.write(`${say(words, 'cli.help.all')}\n`);
    return verb === undefined ? 2 : 0;
  }
  const command = await load();
  const args = argsOf(command);
  if (args.options['help'] === true) {
    process.stdout.write(`${say(words, `cli.help.${verb}`)}\n`);
    return 0;
  }
  const outcome = await command.run(args, host(home));
  if (outcome.isPrinted !== true) print(outcome);
  const isStopped = ({ severity }: Problem) => severity === 'warning' && args.options['strict'] === true;
  return outcome.problems.some((problem) => isError(problem) || isStopped(problem)) ? 1 : 0;
}

function argsOf({ options, words: expected }: Command) {
  const config = { args: rest, options: { ...everywhere, ...options }, allowPositionals: true, strict: true } as const;
  let parsed: ReturnType<typeof parseArgs<typeof config>>;
  try {
    parsed = parseArgs(config);
  } catch (error) {
    throw new WrongUse({ code: 'cli/unknown-option', values: { option: optionIn(error), verb: verb ?? '' } });
  }
  const { positionals, values } = parsed;
  const isHelp = values.help === true;
  if (!isHelp && positionals.length < expected)
    throw new WrongUse({ code: 'cli/word-missing', values: { verb: verb ?? '' } });
  if (!isHelp && positionals.length > expected)
    throw new WrongUse({ code: 'cli/word-too-many', values: { word: positionals[expected] ?? '' } });
  return { words: positionals, options: values as Readonly<Record<string, unknown>> };
}

function optionIn(error: unknown): string {
  return /'(-[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '?';
}

function host(home: string): Host {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort(new Error(name)));
  let last = -1;
  return {
    home,
    signal: controller.signal,
    async progress(label, share) {
      const percent = Math.floor(share * 100);
      if (percent === last) return;
      last = percent;
      // A person sees the line move; a log gets a line every tenth.
      const line = say(words, `cli.progress.${label}`, { percent });
      if (process.stderr.isTTY) process.stderr.write(`\r${line}${percent === 100 ? '\n' : ''}`);
      else if (percent % 10 === 0) process.stderr.write(`${line}\n`);
      // Lets an interruption be heard between two pieces of work.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function print(outcome: Outcome): void {
  if (isJson) process.stdout.write(jsonReport(outcome, words, outcome.placeOf));
  else process.stdout.write(textReport(outcome, words, outcome.placeOf));
}

function wrongUse({ problem }: WrongUse): number {
  if (isJson) process.stdout.write(jsonReport({ document: {}, lines: [], problems: [problem] }, words));
  else process.stderr.write(textReport({ document: {}, lines: [], problems: [problem] }, words));
  return 2;
}

function ourFault(error: unknown): number {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${say(words, 'cli.ourFault')}\n${trace}\n`);
  return 70;
}
