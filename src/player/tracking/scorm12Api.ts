/** What we call of the eight functions that an LMS offers to a SCORM 1.2 package; all arguments and answers are strings. */
export type Scorm12Api = Readonly<
  Record<'LMSInitialize' | 'LMSFinish' | 'LMSGetValue' | 'LMSSetValue' | 'LMSCommit', (...args: string[]) => string>
>;

type Frame = Window & { readonly API?: Scorm12Api };

/** The API of the LMS: here, up the parents, then the same from the window that opened this one. */
export const findApi = (start: Window): Scorm12Api | undefined =>
  upFrom(() => start) || upFrom(() => start.opener as Frame) || upFrom(() => (start.top as Window).opener as Frame);

/** No LMS nests twenty frames; a chain without end is not followed. */
function upFrom(start: () => Frame | null): Scorm12Api | undefined {
  let view = guard(start);
  for (let frame = 0; view && frame < 20; frame += 1) {
    const seen = view;
    const api = guard(() => seen.API);
    if (api) return api;
    view = seen.parent;
  }
  return undefined;
}

/** A frame of another origin refuses to be read: there may be an LMS beyond it. */
function guard<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
