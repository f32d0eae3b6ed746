/** What we call of the eight functions that an LMS offers to a SCORM 1.2 package; all arguments and answers are strings. */
export interface Scorm12Api {
  LMSInitialize(empty: ''): string;
  LMSFinish(empty: ''): string;
  LMSGetValue(element: string): string;
  LMSSetValue(element: string, value: string): string;
  LMSCommit(empty: ''): string;
}

/** More frames than any LMS nests; a chain without end is not followed. */
const mostFrames = 20;

/** The API of the LMS: here, up the parents, then the same from the window that opened this one. */
export function findApi(start: Window): Scorm12Api | undefined {
  return upFrom(start) ?? (openerOf(start) && upFrom(openerOf(start) as Window));
}

function upFrom(start: Window): Scorm12Api | undefined {
  let view = start;
  for (let frame = 0; frame < mostFrames; frame += 1) {
    try {
      const { API: api } = view as Window & { API?: Scorm12Api };
      if (api) return api;
    } catch {
      // A frame of another origin: there may be an LMS above it.
    }
    if (view.parent === view) return undefined;
    view = view.parent;
  }
  return undefined;
}

function openerOf(view: Window): Window | undefined {
  try {
    const { opener } = view.top ?? view;
    return (view.opener ?? opener ?? undefined) as Window | undefined;
  } catch {
    return undefined;
  }
}
