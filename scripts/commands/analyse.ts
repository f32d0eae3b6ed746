import { textOf } from '#core/fileTree';
import { decimal } from '#core/french';
import { recordsFile } from '#core/records/record';
import { say } from '#core/words';
import { frenchWords } from '#i18n/words.ts';
import { analyseNeeds, type SurveyAnalysis } from '#tasks/analyseNeeds';
import { openCourse } from '#tasks/openCourse';
import { type Command, type Outcome, textOption, WrongUse } from '../cli/command.ts';
import { readCourseFolder } from '../cli/courseFolder.ts';
import { placesOf } from '../cli/places.ts';

const known = ['needs', 'all'];

export const analyse: Command = {
  options: { what: { type: 'string' } },
  words: 1,
  async run(args): Promise<Outcome> {
    const what = textOption(args, 'what') ?? 'all';
    if (!known.includes(what))
      throw new WrongUse({ code: 'cli/unknown-analysis', values: { what, known: known.join(', ') } });
    const folder = await readCourseFolder(args.words[0] ?? '');
    if (!folder.ok) return { document: {}, lines: [], problems: folder.problems };
    const { name, tree } = folder.value;
    const placeOf = placesOf(tree);
    const opened = openCourse(name, tree);
    if (!opened.ok) return { document: {}, lines: [], problems: opened.problems, placeOf };
    const { surveys, problems } = analyseNeeds(opened.value, textOf(tree, recordsFile) ?? '');
    const lines = surveys.length === 0 ? [say(frenchWords, 'cli.noSurvey')] : surveys.flatMap(linesOf);
    return { document: { needs: surveys }, lines, problems, placeOf };
  },
};

/** The ranking as a person reads it, the strongest need first. */
function linesOf({ survey, figures }: SurveyAnalysis): readonly string[] {
  const { respondents, competencies, made, reason } = figures;
  const head = say(frenchWords, 'cli.survey', { code: survey.code, title: survey.title, count: respondents });
  if (reason !== undefined) return [head, `  ${say(frenchWords, `statistics.caution.${reason}`)}`];
  const ranked = competencies
    .flatMap(({ code, title, borich }) => (borich?.rank === undefined ? [] : [{ code, title, ...borich }]))
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  const rows = ranked.map(({ rank = 0, code, title, n, missing, mwds = 0 }) =>
    [String(rank).padStart(3), decimal(mwds, 2).padStart(6), `n ${n}, \u2013 ${missing}`.padEnd(10), code, title].join(
      '  ',
    ),
  );
  const caution = made.borich.caution ?? made.priorityIndices.caution;
  return [
    head,
    `  ${say(frenchWords, `statistics.formula.${made.borich.formula}`)}`,
    ...rows,
    ...(caution === undefined ? [] : [`  ${say(frenchWords, `statistics.caution.${caution}`)}`]),
  ];
}
