import { interactionElements, lessonStatusOf, scoreElements, timespan } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';
import { localTracker } from '#player/tracking/local';
import { findApi, type Scorm12Api } from '#player/tracking/scorm12Api';
import type { Tracker } from '#player/tracker';

/** Progress in the LMS that opened the module; without one, or when it refuses, in this browser, and the learner is told. */
export function scorm12Tracker(): Tracker {
  const api = findApi(window);
  return (api && lmsTracker(api)) || localTracker('notSent');
}

/** A session with an LMS; none when it does not open. */
function lmsTracker(api: Scorm12Api): Tracker | undefined {
  const set = new Map<string, string>();
  let running = false;
  let recording = false;
  let dirty = false;
  let status = '';
  let journal: number | undefined;
  let started = 0;
  let outcome: Outcome = { complete: false };
  let tell: Parameters<Tracker['open']>[1];

  function call(name: keyof Scorm12Api, ...args: string[]): string {
    try {
      return String(api[name](...args));
    } catch {
      return '';
    }
  }
  const get = (name: string) => call('LMSGetValue', `cmi.${name}`);

  function put(name: string, value: string) {
    if (!running || !recording || set.get(name) === value) return;
    set.set(name, value);
    dirty = true;
    call('LMSSetValue', `cmi.${name}`, value);
  }

  function begin(): boolean {
    running = call('LMSInitialize', '') === 'true';
    if (!running) return false;
    started = Date.now();
    recording = !/browse|review/.test(get('core.lesson_mode'));
    status = get('core.lesson_status');
    set.clear();
    set.set('core.lesson_status', status);
    return true;
  }

  function report() {
    status = lessonStatusOf(outcome, status);
    put('core.lesson_status', status);
  }

  const spent = () => put('core.session_time', timespan((Date.now() - started) / 1000));

  function send() {
    if (!running || !dirty) return;
    spent();
    dirty = call('LMSCommit', '') !== 'true';
    tell(...(dirty ? (['lmsSilent'] as const) : []));
  }

  function finish() {
    if (!running) return;
    spent();
    put('core.exit', outcome.complete ? '' : 'suspend');
    running = false;
    call('LMSFinish', '');
  }

  /** Killed later on, the visit is still one to resume. */
  function announce() {
    report();
    put('core.exit', 'suspend');
  }

  if (!begin()) return undefined;
  return {
    open(_, told) {
      tell = told;
      const isFirst = get('core.entry') === 'ab-initio';
      const earlier = isFirst
        ? { packed: '', place: '' }
        : { packed: get('suspend_data'), place: get('core.lesson_location') };
      announce();
      addEventListener('pagehide', finish);
      // The page may come back from the browser's memory with its session closed: another one, if the LMS gives it.
      addEventListener('pageshow', ({ persisted }) => {
        if (!persisted || running) return;
        if (begin()) announce();
        else tell('reopen');
      });
      addEventListener('visibilitychange', () => document.hidden && send(), true);
      return earlier;
    },
    keep(state) {
      outcome = state.outcome;
      put('core.lesson_location', state.place);
      put('suspend_data', state.packed);
      for (const [name, value] of scoreElements(outcome)) put(name, value);
      report();
    },
    where: () => (running && recording ? 'lms' : 'nowhere'),
    answered(given) {
      if (!running || !recording) return;
      // Not every LMS keeps a journal: without a count there is none to write in.
      if (journal === undefined) journal = parseInt(get('interactions._count'));
      if (!(journal >= 0)) return;
      for (const [name, value] of interactionElements(journal, given)) put(name, value);
      journal += given.question.cmi?.length ?? 0;
    },
    send,
  };
}
