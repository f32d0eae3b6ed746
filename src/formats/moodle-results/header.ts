/**
 * The columns of Moodle's table exports, in English and French.
 *
 * A header is compared by its slug, which is how Moodle makes the keys of its JSON: only letters a to z and digits, so that
 * accents, apostrophes, blanks and capitals do not matter, and one word serves all containers.
 */

/** What columns may be, and the slugs that say so: English, then French. */
export const columnSlugs = {
  firstName: ['firstname', 'prnom'],
  lastName: ['lastname', 'nomdefamille'],
  fullName: ['userfullname', 'nomcompletdelutilisateur', 'fullname', 'nomcomplet'],
  name: ['name', 'nom'],
  idNumber: ['idnumber', 'numrodidentification'],
  email: ['emailaddress', 'adressedecourriel'],
  groups: ['groups', 'groupes', 'group', 'groupe'],
  institution: ['institution'],
  department: ['department', 'dpartement'],
  status: ['status', 'state', 'statut', 'tat'],
  started: ['started', 'startedon', 'commenc', 'commencle'],
  completed: ['completed', 'termin'],
  duration: ['duration', 'timetaken', 'dure', 'tempsutilis'],
  feedback: ['feedback'],
  date: ['date'],
  response: ['responsenumber', 'rponseno'],
  attempt: ['attempt', 'tentative'],
  scormStarted: ['startedon', 'dmarrle'],
  scormLast: ['lastaccessedon', 'dernieraccsle'],
  score: ['score', 'rsultat'],
  id: ['id'],
  courseComplete: ['coursecomplete', 'courstermin'],
  time: ['time', 'heure'],
  affected: ['affecteduser', 'utilisateurconcern'],
  context: ['eventcontext', 'contextedelvnement'],
  component: ['component', 'composant'],
  event: ['eventname', 'nomdelvnement'],
  description: ['description'],
} as const;
export type Column = keyof typeof columnSlugs;

/** Moodle's own key of a header. */
export const slugOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The first row of a table. */
export class Header {
  readonly texts: readonly string[];
  readonly slugs: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts.map((text) => text.replace(/\s+/g, ' ').trim());
    this.slugs = this.texts.map(slugOf);
  }

  /** Where a column stands; -1 where there is none. */
  at(column: Column): number {
    const known: readonly string[] = columnSlugs[column];
    return this.slugs.findIndex((slug) => known.includes(slug));
  }

  has(...columns: readonly Column[]): boolean {
    return columns.every((column) => this.at(column) >= 0);
  }

  /** Columns that bear a number, `Question 3`, by that number. */
  numbered(pattern: RegExp): ReadonlyMap<number, number> {
    const places = this.slugs.flatMap((slug, at) => {
      const number = pattern.exec(slug)?.[1];
      return number === undefined ? [] : [[Number(number), at] as const];
    });
    return new Map(places);
  }
}

/** A row, and its line from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface ResultsTable {
  readonly header: Header;
  readonly rows: readonly TableRow[];
}

/** Columns that say who somebody is. */
export const personColumns = [
  'firstName',
  'lastName',
  'fullName',
  'name',
  'idNumber',
  'email',
  'groups',
  'institution',
  'department',
] as const satisfies readonly Column[];
