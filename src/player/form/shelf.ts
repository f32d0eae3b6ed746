import type { Given } from '#player/form/fields';

/** What a device keeps of a form that is being filled in. */
export interface Draft {
  readonly code: string;
  readonly page: string;
  readonly answers: Readonly<Record<string, Given>>;
}

/** The draft of one form in this browser, where it may be kept. */
export function shelf(key: string) {
  const name = `navette-form ${key}`;
  let kept = true;
  const where = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      kept = false;
      return undefined;
    }
  };
  return {
    /** What an earlier visit left; `undefined` where there is nothing, or nothing readable. */
    open(): Draft | undefined {
      const text = where(() => {
        const found = localStorage.getItem(name);
        localStorage.setItem(name, found ?? '');
        return found;
      });
      try {
        return text ? (JSON.parse(text) as Draft) : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (draft: Draft) => void where(() => kept && localStorage.setItem(name, JSON.stringify(draft))),
    forget() {
      where(() => localStorage.removeItem(name));
      kept = false;
    },
    isKept: () => kept,
  };
}
