import { allOf, button, element, status } from '#blocks/question/element';
import { say, type Words } from '#core/words';
import { type Item, readable, type Given } from '#player/form/fields';
import { copyOut, instant, saveJson } from '#player/handing';

interface Desk {
  readonly end: HTMLElement;
  readonly words: Words;
  /** The questions that are shown. */
  readonly items: () => readonly Item[];
  readonly answers: () => ReadonlyMap<string, Given>;
  readonly code: () => string;
}

/** The last section: the answer as a file or as text, in the hands of whoever gave it. Nothing is sent. */
export function handOver({ end, words, items, answers, code }: Desk) {
  const { form = '', version = '0', name = '', to = '' } = document.body.dataset;
  const ready = element('p', '');
  const told = status('p', '');
  const copied = Object.assign(element('textarea', 'nv-text'), { rows: 8, readOnly: true, hidden: true });
  copied.setAttribute('aria-label', say(words, 'text'));

  /** In the order of `core/records/response.ts`. */
  const response = () => ({
    schema: 'navette-response-1',
    form,
    version: Number(version),
    ...(code() && { code: code() }),
    answers: Object.fromEntries(answers()),
    at: instant(),
  });

  function download() {
    const value = response();
    const tail = (code() || value.at).replace(/[^\p{L}\p{N}]+/gu, '-');
    const file = `reponse-${name}-${tail}.json`;
    saveJson(file, value);
    told.textContent = say(words, 'downloaded', { file, to });
  }

  /** To read, then the same to be read by a program, on one line. */
  function text(): string {
    const lines = items().map((item) => {
      const stem = allOf('.nv-stem > :not(.nv-hint)', item.root).map(({ textContent }) => textContent.trim());
      return `${item.number}. ${stem.join('\n')}\n\u2192 ${readable(item) || say(words, 'noAnswer')}`;
    });
    const head = [document.title, ...(code() ? [say(words, 'code', { code: code() })] : [])];
    return [...head, '', ...lines, '', JSON.stringify(response())].join('\n');
  }

  async function copy() {
    copied.value = text();
    copied.hidden = false;
    told.textContent = say(words, (await copyOut(copied)) ? 'copied' : 'notCopied', { to });
  }

  end.append(
    ready,
    element(
      'div',
      'nv-actions',
      button(say(words, 'download'), 'nv-button nv-primary', download),
      button(say(words, 'copy'), 'nv-button', () => void copy()),
      button(say(words, 'print'), 'nv-button', () => print()),
    ),
    told,
    copied,
  );
  return {
    show(counts: { readonly given: number; readonly asked: number }) {
      ready.textContent = say(words, 'ready', counts);
    },
  };
}
