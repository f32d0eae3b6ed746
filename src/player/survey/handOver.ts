import { button, element, fill, status } from '#blocks/question/element';
import { say } from '#core/words';
import { copyOut, instant, saveJson } from '#player/handing';
import { type Filled, shortText, type SurveyData } from '#player/survey/page';

/** The end of the page: the answers as a file or as a short text, in the hands of whoever gave them. Nothing is sent. */
export function handOver(end: HTMLElement, data: SurveyData, filled: () => Filled) {
  const { words } = data;
  const { to = '' } = document.body.dataset;
  const left = element('p', '');
  const alert = status('div', 'nv-errors nv-callout nv-caution', 'alert');
  const told = status('p', '');
  const text = Object.assign(element('textarea', 'nv-text'), { rows: 3, readOnly: true });
  text.setAttribute('aria-label', say(words, 'short'));
  const whatsapp = element('a', 'nv-button', say(words, 'whatsapp'));
  const sms = element('a', 'nv-button', say(words, 'sms'));
  const ways = element(
    'div',
    'nv-ways',
    element('h3', '', say(words, 'file')),
    element('p', '', say(words, 'fileText')),
    element('div', 'nv-actions', button(say(words, 'download'), 'nv-button nv-primary', download)),
    element('h3', '', say(words, 'message')),
    element('p', '', say(words, 'messageText')),
    text,
    element(
      'div',
      'nv-actions',
      button(say(words, 'copy'), 'nv-button nv-primary', () => void copy()),
      whatsapp,
      sms,
    ),
  );
  alert.hidden = true;
  end.append(left, alert, ways, told);

  /** What keeps the answers from being handed over, each with a way to its field. */
  function missing(): readonly Node[] {
    const { code, isAccepted } = filled();
    return [
      ...(isAccepted ? [] : [line('needConsent', '#nv-consent')]),
      ...(code === '' ? [line('needCode', '#nv-code')] : []),
    ];
  }

  function line(key: string, place: string): HTMLElement {
    const go = button(say(words, 'goTo'), 'nv-link', () => {
      document.querySelector<HTMLElement>(place)?.focus();
    });
    return element('p', '', `${say(words, key)} `, go);
  }

  function isReady(): boolean {
    const lines = missing();
    fill(alert, ...lines);
    alert.hidden = lines.length === 0;
    if (lines.length > 0) alert.focus();
    return lines.length === 0;
  }

  /** In the order of `core/survey/response.ts`. */
  function response() {
    const { code, fields, ratings } = filled();
    const rated = data.items.map((id) => [
      id,
      ['importance', 'mastery'].map((side) => pointOf(ratings[`${id}-${side}`])),
    ]);
    return {
      schema: 'navette-survey-1',
      survey: data.survey,
      version: data.version,
      code,
      ...(document.querySelector('#nv-consent') && { consent: true }),
      fields,
      ratings: Object.fromEntries(rated) as object,
      at: instant(),
    };
  }

  function download() {
    if (!isReady()) return;
    const file = `reponse-${filled().code}-${data.code}.json`;
    saveJson(file, response());
    told.textContent = say(words, 'downloaded', { file, to });
  }

  async function copy() {
    if (!isReady()) return;
    text.focus();
    told.textContent = say(words, (await copyOut(text)) ? 'copied' : 'notCopied', { to });
  }

  return {
    draw(unanswered: number) {
      left.textContent = unanswered > 0 ? say(words, 'left', { count: unanswered }) : say(words, 'allDone');
      const isWhole = missing().length === 0;
      if (isWhole) alert.hidden = true;
      text.value = isWhole ? shortText(filled(), data) : '';
      const body = encodeURIComponent(text.value);
      for (const [link, address] of [
        [whatsapp, `https://wa.me/?text=${body}`],
        [sms, `sms:?&body=${body}`],
      ] as const) {
        if (isWhole) link.href = address;
        else link.removeAttribute('href');
        link.hidden = !isWhole;
      }
    },
  };
}

const pointOf = (value: string | undefined): number | string | null =>
  value === undefined ? null : value === 'na' ? value : Number(value);
