/**
 * Moodle's table exports read as answers and scores.
 *
 * Norm: Moodle 4.5, the downloads of quiz, feedback, SCORM, gradebook, completion, participants and log, English and French.
 * In:   a table (header and rows) from any container; the course and its people.
 * Out:  findings: who, in which activity, on what, with which answer and mark; and all that was left, by name.
 * Problems: `moodle-results/…`, see `fr.json`; a row or a cell is never an error.
 * Deviation: Moodle tells no time zone: its clock is taken for UTC.
 */
import type { Course } from '#blocks/course';
import { crc32 } from '#codecs/crc32';
import type { Id } from '#core/id';
import type { Problem } from '#core/problem';
import type { Person } from '#core/records/people';
import type { AnswerRecord } from '#core/records/record';
import type { Words } from '#core/words';
import type { Header, ResultsTable, TableRow } from '#formats/moodle-results/header';
import { PeopleIndex, type Recognised, shownIn } from '#formats/moodle-results/people';

/** What a reader has at hand. */
export interface ResultsDesk {
  /** The name of the file: Moodle puts the course and the activity in it. */
  readonly file: string;
  readonly course: Course;
  readonly people: readonly Person[];
  readonly words: Words;
  /** The code or title of the activity, where a person said it. */
  readonly activity?: string | undefined;
}

/** One answer or score, before it is a record. What the export does not say is not there. */
export interface Finding {
  readonly participant: string;
  readonly instrument: Id;
  readonly item: string;
  readonly itemHash: string;
  readonly phase: AnswerRecord['phase'];
  readonly attempt: number;
  readonly response?: AnswerRecord['response'];
  readonly score?: number;
  readonly max?: number;
  readonly at?: string;
  /** A count that a shorter export must not lower. */
  readonly grows?: true;
}

export type UnmatchedKind = 'person' | 'question' | 'activity' | 'answer';

/** What could not be led back to the course: named, with how many cells or rows it concerns. */
export interface Unmatched {
  readonly kind: UnmatchedKind;
  readonly name: string;
  readonly count: number;
}

export interface Findings {
  readonly findings: readonly Finding[];
  /** Codes of the people that the file tells of. */
  readonly people: readonly string[];
  /** Rows that tell of a known person, or of nobody by name. */
  readonly rows: number;
  readonly unmatched: readonly Unmatched[];
  readonly problems: readonly Problem[];
}

/** How one kind of export is read: one file each. */
export interface ResultsReader {
  /** Whether a header is of this kind. */
  recognise(header: Header): boolean;
  read(table: ResultsTable, desk: ResultsDesk): Findings;
}

/** Of what was asked: two records with the same one answer the same question. */
export const hashOf = (text: string): string => crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');

/** Enough to find a text again in the export. */
const longestName = 120;

/** Gathers what a reader finds, and all that it cannot place. */
export class Gathering {
  readonly desk: ResultsDesk;
  readonly #index: PeopleIndex;
  readonly #findings: Finding[] = [];
  readonly #people = new Set<string>();
  readonly #unmatched = new Map<string, { kind: UnmatchedKind; name: string; count: number }>();
  readonly #problems: Problem[] = [];
  #rows = 0;

  constructor(desk: ResultsDesk) {
    this.desk = desk;
    this.#index = new PeopleIndex(desk.people);
  }

  /** The code of a row's person; `undefined` after it was named. */
  participant(row: TableRow, header: Header, nameAt?: number): string | undefined {
    return this.#told(this.#index.find(shownIn(row, header, nameAt)));
  }

  /** Takes a row of nobody by name. */
  anonymous(code: string): string {
    this.#rows += 1;
    this.#people.add(code);
    return code;
  }

  add(...findings: readonly Finding[]): void {
    this.#findings.push(...findings);
  }

  unmatched(kind: UnmatchedKind, shown: string): void {
    const name = shown.length > longestName ? `${shown.slice(0, longestName)}\u2026` : shown;
    const key = `${kind} ${name}`;
    const known = this.#unmatched.get(key) ?? { kind, name, count: 0 };
    known.count += 1;
    this.#unmatched.set(key, known);
  }

  tell(problem: Problem): void {
    this.#problems.push(problem);
  }

  done(): Findings {
    return {
      findings: this.#findings,
      people: [...this.#people],
      rows: this.#rows,
      unmatched: [...this.#unmatched.values()],
      problems: this.#problems,
    };
  }

  #told(found: Recognised): string | undefined {
    if (found.kind === 'known') return this.anonymous(found.person.code);
    const { name, email, number } = found.shown;
    const shown = [name, email].filter((part) => part !== '').join(', ') || number;
    if (shown === '') return undefined;
    this.unmatched('person', shown);
    if (found.kind === 'several' && this.#unmatched.get(`person ${shown}`)?.count === 1) {
      const values = { file: this.desk.file, name: shown };
      this.tell({ code: 'moodle-results/homonyms', at: this.desk.file, severity: 'warning', values });
    }
    return undefined;
  }
}
