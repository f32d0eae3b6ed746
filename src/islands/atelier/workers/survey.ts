import { chance } from '#adapters/browser/chance';
import { clock } from '#adapters/browser/clock';
import type { AskedSurvey } from '#core/needs/survey';
import { type Lot, readRecords } from '#core/records/record';
import type { Problem } from '#core/problem';
import type { SurveyAnswer } from '#core/survey/answer';
import { type SurveyCourse, surveyPage } from '#formats/survey/page';
import { frenchWords } from '#i18n/words.ts';
import { judge, type KnownAnswer, knownAnswers, retractLine, type Source, takeAnswers } from '#tasks/surveyBook';
import { type FigureWish, surveyFigures, type SurveyFigures } from '#tasks/surveyFigures';
import { readMessages, readResponses } from '#tasks/surveyReplies';
import { type ReadTable, readSurveyTable, type TableWish } from '#tasks/surveyTable';
import { fetchPlayer } from './builtPlayer';
import { saidOf, type SaidProblem, saidProblems, type SaidResult } from './said';
import { turning } from './turn';

/** An answer that stands, without the records behind it. */
export type StandingAnswer = Omit<KnownAnswer, 'records'>;

/** The answers to a survey, and the imports that brought them. */
export interface Standing {
  readonly answers: readonly StandingAnswer[];
  readonly lots: readonly (Lot & { readonly isRetracted: boolean })[];
  readonly problems: readonly SaidProblem[];
}

/** What came in, judged; nothing is taken yet. */
export interface Offer {
  readonly fresh: readonly SurveyAnswer[];
  readonly same: readonly string[];
  readonly different: readonly {
    readonly answer: SurveyAnswer;
    readonly before: StandingAnswer;
    readonly places: readonly number[];
  }[];
  /** The first of them; a long file repeats itself. */
  readonly problems: readonly SaidProblem[];
  readonly problemCount: number;
  /** Messages of a pasted conversation. */
  readonly messages?: readonly { readonly line: number; readonly found: string; readonly why?: SaidProblem }[];
  readonly table?: Omit<ReadTable, 'answers' | 'report'>;
}

const mostProblems = 200;
const bare = ({ records: _, ...answer }: KnownAnswer): StandingAnswer => answer;

function offer(
  records: string,
  asked: AskedSurvey,
  answers: readonly SurveyAnswer[],
  problems: readonly Problem[],
): Offer {
  const { fresh, same, different } = judge(answers, knownAnswers(readRecords(records).book, asked));
  return {
    fresh,
    same: same.map(({ respondent }) => respondent),
    different: different.map(({ before, ...rest }) => ({ ...rest, before: bare(before) })),
    problems: saidProblems(problems.slice(0, mostProblems)),
    problemCount: problems.length,
  };
}

/** Needs surveys, away from the keys: what came back, what stands, what it says. `records` is the text of the book. */
export const surveyApi = {
  surveyStanding(records: string, asked: AskedSurvey): Standing {
    const { book, problems } = readRecords(records);
    const lots = book.lots.filter(({ instrument }) => instrument === asked.survey.id);
    return { answers: knownAnswers(book, asked).map(bare), lots, problems: saidProblems(problems) };
  },
  async surveyTable(
    wish: TableWish,
    records: string,
    asked: AskedSurvey,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<SaidResult<Offer>> {
    const read = await readSurveyTable(wish, asked, { progress: turning(progress), signal });
    if (!read.ok) return saidOf(read);
    const { answers, report: _, ...table } = read.value;
    return { ok: true, value: { ...offer(records, asked, answers, read.problems), table }, problems: [] };
  },
  surveyResponses(
    files: readonly { readonly name: string; readonly text: string }[],
    records: string,
    asked: AskedSurvey,
  ): Offer {
    const { answers, problems } = readResponses(files, asked);
    return offer(records, asked, answers, problems);
  },
  surveyMessages(text: string, records: string, asked: AskedSurvey): Offer {
    const { answers, problems, messages } = readMessages(text, asked);
    const said = messages.map(({ problem, ...one }) => {
      const [why] = problem ? saidProblems([problem]) : [];
      return { ...one, ...(why ? { why } : {}) };
    });
    return { ...offer(records, asked, answers, problems), messages: said };
  },
  /** The lines that take answers into the book; those of people who stand there replace theirs. */
  surveyLines(
    answers: readonly SurveyAnswer[],
    records: string,
    asked: AskedSurvey,
    from: { readonly source: Source; readonly name?: string; readonly by: string },
  ): string {
    const { fresh, different } = judge(answers, knownAnswers(readRecords(records).book, asked));
    if (fresh.length + different.length === 0) return '';
    const { by, ...origin } = from;
    return takeAnswers({ ...origin, fresh, replacing: different }, asked, { by, at: clock(), chance }).text;
  },
  surveyRetract: (lot: Lot['id'], by: string): string => retractLine(lot, { by, at: clock(), chance }),
  surveyFigures(records: string, asked: AskedSurvey, wish: FigureWish): SurveyFigures {
    return surveyFigures(knownAnswers(readRecords(records).book, asked), asked, wish);
  },
  /** The page to hand out; the built player is fetched from the site. */
  async surveyPage(asked: AskedSurvey, course: SurveyCourse, playerAddress: string): Promise<SaidResult<Uint8Array>> {
    const player = await fetchPlayer(playerAddress);
    if (!player.ok) return saidOf(player);
    const bytes = surveyPage(asked, course, { words: frenchWords, player: player.value });
    return { ok: true, value: bytes, problems: [] };
  },
};
