import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { chance } from '#adapters/node/chance';
import { clock } from '#adapters/node/clock';
import { nodeStore } from '#adapters/node/courseStore';
import type { FormTemplate } from '#core/forms/template';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { addForm, readFormTemplate } from '#tasks/addForm';
import { openCourse } from '#tasks/openCourse';
import { type Args, type Command, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { placesOf } from '../cli/places.ts';

export const form: Command = {
  options: { template: { type: 'string' }, set: { type: 'string', multiple: true }, by: { type: 'string' } },
  words: 1,
  async run(args, { home }) {
    const folder = await readCourseFolder(args.words[0] ?? '');
    if (!folder.ok) return failed(folder.problems);
    const { templates, problems } = await readTemplates(join(home, '../templates/forms'));
    const wanted = textOption(args, 'template');
    if (wanted === undefined) return listOf(templates, problems);
    const template = templates.find(({ id }) => id === wanted);
    if (!template)
      throw new WrongUse({ code: 'cli/unknown-form', values: { template: wanted, known: idsOf(templates) } });
    const { name, tree } = folder.value;
    const opened = openCourse(name, tree);
    if (!opened.ok) return { ...failed(opened.problems), placeOf: placesOf(tree) };
    const hand = { by: textOption(args, 'by') ?? 'navette', at: clock(), chance };
    const made = addForm(template, opened.value, valuesIn(args), hand);
    if (!made.ok) return failed(made.problems);
    const dir = resolve(args.words[0] ?? '');
    const saved = await nodeStore(dirname(dir)).save(basename(dir), made.value, opened.value.meta.revision);
    if (!saved.ok) return failed(saved.problems);
    const { value: added } = made.value.at(-1)?.after as { value: { id: string; code: string; title: string } };
    const { id, code, title } = added;
    const lines = [say(frenchWords, 'cli.formDone', { title, code, count: made.value.length - 1 })];
    return { document: { form: id, code, title, revision: saved.value }, lines, problems: made.problems };
  },
};

const failed = (problems: readonly Problem[]): Outcome => ({ document: {}, lines: [], problems });
const idsOf = (templates: readonly FormTemplate[]) => templates.map(({ id }) => id).join(', ');

async function readTemplates(dir: string) {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json')).sort();
  const read = await Promise.all(
    files.map(async (file) => readFormTemplate(JSON.parse(await readFile(join(dir, file), 'utf8')), file)),
  );
  return {
    templates: read.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: read.flatMap((one) => one.problems),
  };
}

function listOf(templates: readonly FormTemplate[], problems: readonly Problem[]): Outcome {
  const width = Math.max(0, ...templates.map(({ id }) => id.length));
  const lines = templates.flatMap(({ id, title, summary, values }) => [
    `${id.padEnd(width)}  ${title}. ${summary}`,
    `${' '.repeat(width)}  --set ${values.map(({ name }) => name).join(', ')}`,
  ]);
  const forms = templates.map(({ id, version, title, summary, values }) => ({ id, version, title, summary, values }));
  return { document: { forms }, lines, problems };
}

/** `--set contact=…`, each once or the last. */
const valuesIn = ({ options }: Args): Readonly<Record<string, string>> => {
  const texts = [options['set'] ?? []].flat().filter((text): text is string => typeof text === 'string');
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = /^([A-Za-z]+)=([\s\S]*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined) throw new WrongUse({ code: 'cli/wrong-set', values: { text } });
      return [name, value];
    }),
  );
};
