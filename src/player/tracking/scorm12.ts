import { said } from '#blocks/question/said';
import { interactionElements, lessonStatusOf, scoreElements, timespan } from '#core/tracking/cmi12';
import type { Outcome } from '#core/tracking/outcome';
import { localTracker } from '#player/tracking/local';
import { findApi, type Scorm12Api } from '#player/tracking/scorm12Api';
import type { Tracker } from '#player/tracker';

/** Progress in the LMS that opened the module; without one, or when it refuses, in this browser, and the learner is told. */
export function scorm12Tracker(): Tracker {
  const api = findApi(window);
  return (api && lmsTracker(api)) || localTracker();
}

/** A session with an LMS; none when it does not open. */
function lmsTracker(api: Scorm12Api): Tracker | undefined {
  let known: Readonly<Record<string, string>> = {};
  let running = false;
  let recording = false;
  let dirty = false;
  let status = '';
  let journal: number | undefined;
  let started = 0;
  let outcome: Outcome = { complete: false };
  let told: HTMLElement;

  function call(name: keyof Scorm12Api, ...args: string[]): string {
    try {
      return String(api[name](...args));
    } catch {
      return '';
    }
  }
  const get = (name: string) => call('LMSGetValue', `cmi.${name}`);

  function put(name: string, value: string) {
    if (!running || !recording || known[name] === value) return;
    known = { ...known, [name]: value };
    dirty = true;
    call('LMSSetValue', `cmi.${name}`, value);
  }

  /** Opens a session. Killed later on, the visit is still one to resume. */
  function begin(): boolean {
    running = call('LMSInitialize', '') === 'true';
    if (!running) return false;
    started = Date.now();
    recording = !/browse|review/.test(get('core.lesson_mode'));
    status = get('core.lesson_status');
    known = { 'core.lesson_status': status };
    report();
    put('core.exit', 'suspend');
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
    told.textContent = dirty ? said('lmsSilent') : '';
  }

  function finish() {
    if (!running) return;
    spent();
    put('core.exit', outcome.complete ? '' : 'suspend');
    running = false;
    call('LMSFinish', '');
  }

  if (!begin()) return undefined;
  return {
    open(_, place) {
      told = place;
      addEventListener('pagehide', finish);
      // The page may come back from the browser's memory with its session closed: another one, if the LMS gives it.
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted && !running && !begin()) told.textContent = said('reopen');
      });
      addEventListener('visibilitychange', () => document.hidden && send(), true);
      return { packed: get('suspend_data'), place: get('core.lesson_location') };
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
      // Not every LMS keeps a journal: without a count there is none to write in.
      if (journal === undefined) journal = parseInt(get('interactions._count'));
      if (!running || !recording || !(journal >= 0)) return;
      for (const [name, value] of interactionElements(journal, given, new Date().toTimeString().slice(0, 8)))
        put(name, value);
      journal += given.question.cmi ? given.question.cmi.length : 0;
    },
    send,
  };
}
