import { join, resolve } from 'node:path';
import { documentTemplateFiles } from '#adapters/node/documentTemplates';
import { writeFileWhole } from '#adapters/node/files';
import { worldProblem } from '#adapters/worldProblem';
import type { Problem } from '#core/problem';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { type DocumentTemplate, readDocumentTemplate } from '#tasks/documentTemplate';
import { openCourse } from '#tasks/openCourse';
import { writeDocument } from '#tasks/writeDocument';
import { type Command, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { placesOf } from '../cli/places.ts';

export const document: Command = {
  options: {
    template: { type: 'string' },
    format: { type: 'string' },
    deliverable: { type: 'string' },
    out: { type: 'string' },
  },
  words: 1,
  async run(args, { home }) {
    const folder = await readCourseFolder(args.words[0] ?? '');
    if (!folder.ok) return failed(folder.problems);
    const { templates, problems } = await readTemplates(join(home, '../templates/documents'));
    const wanted = textOption(args, 'template');
    if (wanted === undefined) return listOf(templates, problems);
    const template = templates.find(({ id }) => id === wanted);
    const known = templates.map(({ id }) => id).join(', ');
    if (!template) throw new WrongUse({ code: 'cli/unknown-document', values: { template: wanted, known } });
    const { name, tree } = folder.value;
    const placeOf = placesOf(tree);
    const opened = openCourse(name, tree);
    if (!opened.ok) return { ...failed(opened.problems), placeOf };
    const wish = { format: textOption(args, 'format') ?? 'html', deliverable: textOption(args, 'deliverable') };
    const made = writeDocument(opened.value, template, wish, frenchWords);
    if (!made.ok) return { ...failed(made.problems), placeOf };
    const { path, bytes, ...about } = made.value;
    const file = join(textOption(args, 'out') ?? 'export', path);
    const trouble = await writeFileWhole(resolve(file), bytes).then(
      () => [],
      (error: unknown) => [worldProblem(error, file)],
    );
    if (trouble.length > 0) return failed(trouble);
    const lines = [say(frenchWords, 'cli.documentDone', { file, pages: about.pages })];
    const files = [{ format: wish.format, path: file, bytes: bytes.length, ...about }];
    return { document: { files }, lines, problems: [...folder.problems, ...made.problems], placeOf };
  },
};

const failed = (problems: readonly Problem[]): Outcome => ({ document: { files: [] }, lines: [], problems });

async function readTemplates(dir: string) {
  const read = (await documentTemplateFiles(dir)).map(({ json, body, folder }) =>
    readDocumentTemplate(json, body, folder),
  );
  return {
    templates: read.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: read.flatMap((one) => one.problems),
  };
}

function listOf(templates: readonly DocumentTemplate[], problems: readonly Problem[]): Outcome {
  const width = Math.max(0, ...templates.map(({ id }) => id.length));
  const lines = templates.map(({ id, title, summary }) => `${id.padEnd(width)}  ${title}. ${summary}`);
  return {
    document: { templates: templates.map(({ id, title, summary }) => ({ id, title, summary })) },
    lines,
    problems,
  };
}
