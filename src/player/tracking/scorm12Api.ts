/** What we call of the eight functions that an LMS offers to a SCORM 1.2 package; all arguments and answers are strings. */
export type Scorm12Api = Readonly<
  Record<'LMSInitialize' | 'LMSFinish' | 'LMSGetValue' | 'LMSSetValue' | 'LMSCommit', (...args: string[]) => string>
>;

type Frame = Window & { readonly API?: Scorm12Api };

/** The API of the LMS: here, up the parents, then the same from the window that opened this one. */
export function findApi(start: Window): Scorm12Api | undefined {
  for (const view of [
    start,
    guard(() => start.opener as unknown),
    guard(() => (start.top as Window).opener as unknown),
  ]) {
    const api = view ? upFrom(view as Frame) : undefined;
    if (api) return api;
  }
  return undefined;
}

/** No LMS nests twenty frames; a chain without end is not followed. */
function upFrom(start: Frame): Scorm12Api | undefined {
  let view = start;
  for (let frame = 0; frame < 20; frame += 1) {
    const api = guard(() => view.API);
    if (api || view.parent === view) return api;
    view = view.parent;
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
