import type { AskedSurvey } from '#core/needs/survey';
import { type Lot, recordsFile } from '#core/records/record';
import type { SurveyAnswer } from '#core/survey/answer';
import type { Source } from '#tasks/surveyBook';
import type { CourseSession } from '../../../courseSession.svelte';
import { w } from '../../../words';
import type { Workspace } from '../../../workspace';
import type { SaidProblem } from '../../../workers/said';
import type { Standing } from '../../../workers/survey';

/** The answers to one survey, as they stand in the folder: read, taken, taken back. All heavy work is the worker's. */
export class SurveyDesk {
  /** The text of the book. */
  records = $state.raw('');
  standing = $state.raw<Standing | undefined>(undefined);
  /** Why the last writing failed. */
  trouble = $state.raw<readonly SaidProblem[]>([]);

  readonly session: CourseSession;
  readonly #workspace: Workspace;

  constructor(session: CourseSession, workspace: Workspace) {
    [this.session, this.#workspace] = [session, workspace];
  }

  get worker(): Workspace['desk'] {
    return this.#workspace.desk;
  }

  get by(): string {
    return this.#workspace.notes.setting('name') ?? w('by.nobody');
  }

  async load(asked: AskedSurvey): Promise<void> {
    const records = (await this.session.readFile(recordsFile)) ?? '';
    this.standing = await this.worker.surveyStanding(records, asked);
    this.records = records;
  }

  /** Answers go into the book as one import; whether they did. */
  async take(
    answers: readonly SurveyAnswer[],
    asked: AskedSurvey,
    from: { readonly source: Source; readonly name?: string },
  ): Promise<boolean> {
    await this.load(asked);
    const text = await this.worker.surveyLines(answers, this.records, asked, { ...from, by: this.by });
    return text === '' || this.#append(text, asked);
  }

  async retract(lot: Lot['id'], asked: AskedSurvey): Promise<boolean> {
    return this.#append(await this.worker.surveyRetract(lot, this.by), asked);
  }

  async #append(text: string, asked: AskedSurvey): Promise<boolean> {
    this.trouble = await this.session.appendTo(recordsFile, text);
    if (this.trouble.length === 0) await this.load(asked);
    return this.trouble.length === 0;
  }
}

export interface PartProps {
  readonly asked: AskedSurvey;
  readonly desk: SurveyDesk;
}
