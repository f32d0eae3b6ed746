import * as v from 'valibot';
import { jsonValue } from '#codecs/json';
import { jsonPaths } from '#core/change/courseFiles';
import { courseFileSchema } from '#core/course/schema';
import { type FileTree, textOf } from '#core/fileTree';
import type { DeliverableStep } from '#core/framing/deliverable';
import { move } from '#core/framing/lifeCycle';
import { reviewsFileSchema, withReviews } from '#core/framing/reviews';
import type { Id } from '#core/id';
import { frenchWords } from '#i18n/words.ts';
import { type DocumentTemplate, readDocumentTemplate } from '#tasks/documentTemplate';
import { readStructure } from '#tasks/readStructure';
import { filesOf, listVersions } from '#tasks/versions';
import { readSources } from '#tasks/workspaceOpen';
import { type DocumentCourse, type DocumentWish, writeDocument, type WrittenDocument } from '#tasks/writeDocument';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';

export type DocumentChoice = Omit<DocumentTemplate, 'body'>;

const bodies = import.meta.glob<string>('../../../../templates/documents/*/body.md', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const heads = import.meta.glob<unknown>('../../../../templates/documents/*/template.json', {
  eager: true,
  import: 'default',
});

/** Every folder of templates, in order of name, as the command line finds them. */
const templates: readonly DocumentTemplate[] = Object.keys(heads)
  .sort()
  .flatMap((path) => {
    const folder = path.split('/').at(-2) ?? '';
    const read = readDocumentTemplate(heads[path], bodies[path.replace('template.json', 'body.md')] ?? '', folder);
    return read.ok ? [read.value] : [];
  });

/** What the mission of the course on the desk asks for: documents, and whether a step of a deliverable may be taken. */
export function missionApi(nameOf: () => string, whole: () => FileTree) {
  return {
    documentTemplates: (): readonly DocumentChoice[] => templates.map(({ body: _, ...choice }) => choice),
    /** A document of the course as it stands, or as a version kept it. */
    document(template: string, wish: DocumentWish, version?: Id<'vs'>): SaidResult<WrittenDocument> {
      const chosen = templates.find(({ id }) => id === template);
      const course = courseFor(nameOf(), whole(), version);
      if (!chosen || !course) throw new Error(`no document ${template} of ${version ?? 'the course'}`);
      return saidOf(writeDocument(course, chosen, wish, frenchWords));
    },
    /** Why a step of a deliverable may not be taken; nothing where it may. */
    stepProblems(deliverable: string, step: DeliverableStep): readonly SaidProblem[] {
      const tree = whole();
      const framing = readStructure(tree).file?.framing;
      const text = textOf(tree, jsonPaths.reviews);
      const reviews = v.safeParse(
        reviewsFileSchema,
        text === undefined ? undefined : jsonValue(text, jsonPaths.reviews),
      );
      const read = framing && withReviews(framing, reviews.success ? reviews.output.reviews : []);
      const found = read?.deliverables.find(({ id }) => id === deliverable);
      if (!found) throw new Error(`no deliverable ${deliverable}`);
      return saidProblems(move(found, step).problems);
    },
  };
}

function courseFor(name: string, tree: FileTree, version: Id<'vs'> | undefined): DocumentCourse | undefined {
  if (version === undefined) {
    const { file } = readStructure(tree);
    return file && { ...file, name };
  }
  const kept = listVersions(tree).versions.find(({ id }) => id === version);
  const now = readSources(tree);
  const then = kept && now.ok ? filesOf(kept, now.value.files) : undefined;
  const parsed = then?.ok ? v.safeParse(courseFileSchema, then.value.course) : undefined;
  return parsed?.success ? { ...parsed.output, name } : undefined;
}
