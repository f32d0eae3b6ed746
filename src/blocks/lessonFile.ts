import * as v from 'valibot';
import { readBlocks } from '#blocks/readBlocks';
import type { Lesson } from '#blocks/lesson';
import { lessonProblems } from '#blocks/lessonProblems';
import { type Block, blockModels } from '#blocks/models';
import { contentOf, modelOf } from '#blocks/walk';
import { readMdx } from '#codecs/mdx/read';
import type { Draft } from '#codecs/mdx/tree';
import { writeMdx } from '#codecs/mdx/write';
import { idSchema } from '#core/id';
import { type Problem, type Result, settle } from '#core/problem';
import { plain } from '#core/text';

const matterSchema = v.strictObject({
  id: idSchema('l'),
  title: plain,
  /** Reading time, in minutes. */
  minutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600))),
});

const tags: ReadonlySet<string> = new Set(
  Object.values(blockModels)
    .map(({ name }) => name)
    .filter((name) => name !== ''),
);

/** A page from its file; every problem with its line. */
export function readLesson(path: string, text: string): Result<Lesson> {
  const { file, problems: faults } = readMdx(path, text, tags);
  if (!file) return { ok: false, problems: inOrder(faults) };
  const { blocks, problems } = readBlocks(path, file.pieces);
  const matter = readMatter(path, file.matter);
  const all = inOrder([...faults, ...matter.problems, ...problems, ...lessonProblems(path, file.pieces)]);
  if (!matter.value) return { ok: false, problems: all };
  const { minutes, ...rest } = matter.value;
  return settle({ ...rest, ...(minutes === undefined ? {} : { minutes }), path, blocks }, all);
}

/** By line. */
const inOrder = (problems: readonly Problem[]) => [...problems].sort((a, b) => lineIn(a) - lineIn(b));
const lineIn = ({ at }: Problem) => Number(at.slice(at.lastIndexOf(':') + 1));

function readMatter(path: string, matter: Readonly<Record<string, unknown>> | undefined) {
  const at = `${path}:1`;
  if (matter === undefined) {
    return { value: undefined, problems: [{ code: 'lesson/front-matter-missing', at, severity: 'error' } as const] };
  }
  const read = v.safeParse(matterSchema, matter);
  if (read.success) return { value: read.output, problems: [] };
  const problems = read.issues.map((issue): Problem => {
    const field = v.getDotPath(issue)?.split('.')[0] ?? '';
    const code =
      issue.type === 'strict_object' && issue.expected === 'never'
        ? 'lesson/field-unknown'
        : issue.input === undefined
          ? 'lesson/field-missing'
          : 'lesson/field-wrong';
    return { code, at, severity: 'error', values: { field } };
  });
  return { value: undefined, problems };
}

/** The file of a page; reading it gives the same page, and writing that the same letters. */
export function writeLesson({ id, title, minutes, blocks }: Lesson): string {
  return writeMdx({ id, title, ...(minutes === undefined ? {} : { minutes }) }, blocks.map(draftOf));
}

function draftOf(block: Block): Draft {
  if (block.block === 'text') return { kind: 'prose', nodes: block.nodes };
  const { block: _, ...fields } = block;
  const attributes = Object.entries(fields).filter(([name, value]) => name !== 'content' && value !== undefined);
  return {
    kind: 'tag',
    name: modelOf(block).name,
    attributes: Object.fromEntries(attributes),
    content: contentOf(block).map(draftOf),
  };
}
