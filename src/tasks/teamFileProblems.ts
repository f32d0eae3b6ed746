import type * as v from 'valibot';
import { readJson } from '#codecs/json';
import { jsonPaths, teamFiles } from '#core/change/courseFiles';
import { type FileTree, textOf } from '#core/fileTree';
import { feesFileSchema } from '#core/framing/fees';
import { referenceFileSchema } from '#core/framing/reference';
import { reviewsFileSchema } from '#core/framing/reviews';
import type { Problem } from '#core/problem';
import { peopleFileSchema } from '#core/records/people';
import { parsed } from '#tasks/readStructure';

const schemas: Readonly<Record<(typeof teamFiles)[number], v.GenericSchema>> = {
  people: peopleFileSchema,
  fees: feesFileSchema,
  reference: referenceFileSchema,
  reviews: reviewsFileSchema,
};

/** What is wrong in the files that only the team has. No export is made of them: warnings. */
export const teamFileProblems = (tree: FileTree): readonly Problem[] =>
  teamFiles.flatMap((file) => {
    const path = jsonPaths[file];
    const text = textOf(tree, path);
    if (text === undefined) return [];
    const json = readJson(text, path);
    const problems = json.ok ? parsed(schemas[file], json.value, path, tree).problems : json.problems;
    return problems.map((problem): Problem => ({ ...problem, severity: 'warning' }));
  });
