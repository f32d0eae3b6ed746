import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { chance } from '#adapters/node/chance';
import { clock } from '#adapters/node/clock';
import { nodeStore } from '#adapters/node/courseStore';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { newCourse } from '#tasks/newCourse';
import { type Command, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { roomFor } from '../cli/courseFolder.ts';

export const newVerb: Command = {
  options: { profile: { type: 'string' }, template: { type: 'string' }, title: { type: 'string' } },
  words: 1,
  async run(args, { home }) {
    const [dir = ''] = args.words;
    const profile = await readProfile(join(home, '../templates/profiles'), textOption(args, 'profile') ?? 'vierge');
    const title = textOption(args, 'title') ?? titleFrom(basename(resolve(dir)));
    const room = await roomFor(dir);
    if (!room.ok) return failed(room.problems);
    const { root, name } = room.value;
    const template = await readTemplate(join(home, '../templates/courses'), textOption(args, 'template'));
    const made = newCourse(profile, { name, title }, clock, chance, template);
    if (!made.ok) return failed(made.problems);
    const put = await nodeStore(root).put(name, made.value);
    if (!put.ok) return failed(put.problems);
    const lines = [say(frenchWords, 'cli.newDone', { title, folder: dir })];
    return {
      document: { folder: dir, files: [...made.value.keys()] },
      lines,
      problems: [...made.problems, ...put.problems],
    };
  },
};

const failed = (problems: readonly Problem[]): Outcome => ({ document: {}, lines: [], problems });

async function readProfile(folder: string, id: string): Promise<unknown> {
  const known = (await readdir(folder)).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  if (known.includes(id)) return JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as unknown;
  throw new WrongUse({ code: 'cli/unknown-profile', values: { profile: id, known: known.sort().join(', ') } });
}

/** A starting point; without one, nothing to begin with. */
async function readTemplate(folder: string, id: string | undefined): Promise<unknown> {
  if (id === undefined) return {};
  const known = (await readdir(folder, { withFileTypes: true }))
    .filter((one) => one.isDirectory())
    .map(({ name }) => name);
  if (known.includes(id)) return JSON.parse(await readFile(join(folder, id, 'course.json'), 'utf8')) as unknown;
  throw new WrongUse({ code: 'cli/unknown-template', values: { template: id, known: known.sort().join(', ') } });
}

/** `formation-de-formateurs` → « Formation de formateurs ». */
function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
