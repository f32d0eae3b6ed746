/** What this device knows of a course, and no copy of the course needs to. */
export interface CourseNote {
  /** The last whole copy that left the browser: when, and of which revision. */
  readonly copied?: { readonly at: string; readonly revision: number };
  /** When this device first saw the course, and of which revision: copies are counted from there. */
  readonly began?: { readonly at: string; readonly revision: number };
  /** When « plus tard » was said to the reminder of a copy. */
  readonly later?: string;
  /** Bytes of media and other files that no change reaches. */
  readonly otherBytes?: number;
  /** Put aside: hidden until it is taken back or really removed. */
  readonly removed?: string;
}

/** What this device knows of the person. */
export interface DeviceNotes {
  note(course: string): CourseNote;
  setNote(course: string, note: CourseNote | undefined): void;
  setting(name: string): string | undefined;
  setSetting(name: string, value: string | undefined): void;
}

const key = 'navette-appareil';

interface Kept {
  readonly courses: Readonly<Record<string, CourseNote>>;
  readonly settings: Readonly<Record<string, string>>;
}

/** Notes in `localStorage`; where it is refused they last as long as the page. */
export function deviceNotes(storage: Storage | undefined): DeviceNotes {
  let inMemory: Kept = { courses: {}, settings: {} };
  const read = (): Kept => {
    try {
      const kept = JSON.parse(storage?.getItem(key) ?? 'null') as Partial<Kept> | null;
      return kept ? { courses: kept.courses ?? {}, settings: kept.settings ?? {} } : inMemory;
    } catch {
      return inMemory;
    }
  };
  const write = (kept: Kept) => {
    inMemory = kept;
    try {
      storage?.setItem(key, JSON.stringify(kept));
    } catch {
      // The note lasts as long as the page.
    }
  };
  return {
    note: (course) => read().courses[course] ?? {},
    setNote(course, note) {
      const { courses, settings } = read();
      write({ courses: without(courses, course, note), settings });
    },
    setting: (name) => read().settings[name],
    setSetting(name, value) {
      const { courses, settings } = read();
      write({ courses, settings: without(settings, name, value) });
    },
  };
}

function without<T>(record: Readonly<Record<string, T>>, name: string, value: T | undefined): Record<string, T> {
  const others = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
