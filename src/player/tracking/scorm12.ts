import { interactionElements, lessonStatusOf, scoreElements, timespan } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';
import { localTracker } from '#player/tracking/local';
import { findApi, type Scorm12Api } from '#player/tracking/scorm12Api';
import type { Tracker } from '#player/tracker';

/** Progress in the LMS that opened the module; without one, or when it refuses, in this browser, and the learner is told. */
export function scorm12Tracker(): Tracker {
  const api = findApi(window);
  return (api && lmsTracker(api)) ?? localTracker({ kept: 'notSent', lost: 'notSentNorKept' });
}

/** A session with an LMS; none when it does not open. */
function lmsTracker(api: Scorm12Api): Tracker | undefined {
  const set = new Map<string, string>();
  let [running, recording, dirty] = [false, false, false];
  let statusBefore = '';
  let journal: number | undefined;
  let started = 0;
  let outcome: Outcome = { complete: false };
  let tell: Parameters<Tracker['open']>[0]['tell'] = () => undefined;

  const call = (ask: () => string): string => {
    try {
      return String(ask());
    } catch {
      return '';
    }
  };
  const get = (name: string) => call(() => api.LMSGetValue(name));

  function put(name: string, value: string) {
    if (!running || !recording || set.get(name) === value) return;
    set.set(name, value);
    dirty = true;
    call(() => api.LMSSetValue(name, value));
  }

  function begin(): boolean {
    running = call(() => api.LMSInitialize('')) === 'true';
    started = Date.now();
    set.clear();
    if (!running) return false;
    const mode = get('cmi.core.lesson_mode');
    recording = mode !== 'browse' && mode !== 'review';
    return true;
  }

  /** Killed later on, the visit is still one to resume. */
  function announce() {
    const status = lessonStatusOf(outcome, statusBefore);
    if (status !== statusBefore) put('cmi.core.lesson_status', status);
    put('cmi.core.exit', 'suspend');
  }

  function send() {
    if (!running || !dirty) return;
    put('cmi.core.session_time', timespan((Date.now() - started) / 1000));
    dirty = call(() => api.LMSCommit('')) !== 'true';
    tell(dirty ? 'lmsSilent' : undefined);
  }

  function finish() {
    if (!running) return;
    put('cmi.core.session_time', timespan((Date.now() - started) / 1000));
    put('cmi.core.exit', outcome.complete ? '' : 'suspend');
    running = false;
    call(() => api.LMSFinish(''));
  }

  /** The page comes back from the browser's memory with its session closed: another one, if the LMS gives it. */
  function comeBack({ persisted }: PageTransitionEvent) {
    if (!persisted || running) return;
    if (begin()) announce();
    else tell('reopen');
  }

  if (!begin()) return undefined;
  return {
    open(module) {
      tell = module.tell;
      statusBefore = get('cmi.core.lesson_status');
      const first = get('cmi.core.entry') === 'ab-initio';
      const earlier = first ? {} : { packed: get('cmi.suspend_data'), place: get('cmi.core.lesson_location') };
      announce();
      addEventListener('pagehide', finish);
      addEventListener('pageshow', comeBack);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') send();
      });
      return earlier;
    },
    keep(state) {
      outcome = state.outcome;
      put('cmi.core.lesson_location', state.place);
      put('cmi.suspend_data', state.packed);
      for (const [name, value] of scoreElements(outcome)) put(name, value);
      const status = lessonStatusOf(outcome, statusBefore);
      if (status !== statusBefore) put('cmi.core.lesson_status', status);
      statusBefore = status;
    },
    answered(given) {
      if (!running || !recording) return;
      // Not every LMS keeps a journal: without a count there is none to write in.
      journal ??= Number(get('cmi.interactions._count') || NaN);
      if (Number.isNaN(journal)) return;
      for (const [name, value] of interactionElements(journal, given)) put(name, value);
      journal += 1;
    },
    send,
  };
}
