import type { AskedSurvey } from '#core/needs/survey';
import type { SurveyAnswer } from '#core/survey/answer';

type Cell = number | 'na' | undefined;

/** What a device keeps of a sheet that is being typed. */
interface Draft {
  readonly code: string;
  readonly fields: readonly string[];
  readonly cells: readonly (Cell | null)[];
}

/** A sheet of paper as it is typed: its code, its fields, one cell per rating. A window that is killed loses nothing. */
export class EntrySheet {
  code = $state('');
  fields = $state<string[]>([]);
  cells = $state<Cell[]>([]);
  /** It came back from an earlier window. */
  isRestored = $state(false);
  readonly #asked: AskedSurvey;
  readonly #key: string;

  constructor(asked: AskedSurvey, course: string) {
    this.#asked = asked;
    this.#key = `navette-saisie/${course}/${asked.survey.id}`;
    this.clear('');
    const kept = this.#kept();
    if (kept) {
      [this.code, this.isRestored] = [kept.code, true];
      this.fields = this.fields.map((_, index) => kept.fields[index] ?? '');
      this.cells = this.cells.map((_, index) => kept.cells[index] ?? undefined);
    }
  }

  get given(): number {
    return this.cells.filter((cell) => cell !== undefined).length;
  }

  get isEmpty(): boolean {
    return this.given === 0 && this.fields.every((field) => field.trim() === '');
  }

  set(place: number, cell: Cell): void {
    this.cells[place] = cell;
    this.keep();
  }

  keep(): void {
    const draft: Draft = { code: this.code, fields: this.fields, cells: this.cells.map((cell) => cell ?? null) };
    try {
      if (this.isEmpty) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(draft));
    } catch {
      // The sheet lasts as long as the page.
    }
  }

  clear(code: string): void {
    [this.code, this.isRestored] = [code, false];
    this.fields = this.#asked.survey.fields.map(() => '');
    this.cells = Array<Cell>(2 * this.#asked.competencies.length).fill(undefined);
  }

  forget(code: string): void {
    this.clear(code);
    this.keep();
  }

  /** The sheet as an answer. */
  answer(): SurveyAnswer {
    const side = (offset: number) =>
      this.#asked.competencies.map((_, index) => {
        const cell = this.cells[2 * index + offset];
        return typeof cell === 'number' ? cell : undefined;
      });
    const apart = this.cells.flatMap((cell, place) => (cell === 'na' ? [place] : []));
    const named = this.#asked.survey.fields.map(
      ({ name }, index) => [name, (this.fields[index] ?? '').trim()] as const,
    );
    return {
      respondent: this.code.trim().toUpperCase(),
      line: 0,
      profile: Object.fromEntries(named.filter(([, word]) => word !== '')),
      importance: side(0),
      mastery: side(1),
      ...(apart.length > 0 ? { notApplicable: apart } : {}),
    };
  }

  #kept(): Draft | undefined {
    try {
      return (JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Draft | null) ?? undefined;
    } catch {
      return undefined;
    }
  }
}
