/** In the page of a package: a learner who answers all, page after page, and ends. It runs in the browser, whole: nothing of ours is there. */
export async function fillPackage(answers: Readonly<Record<string, string | readonly string[] | null>>): Promise<{
  readonly given: readonly string[];
  readonly status: string;
  readonly score: string;
}> {
  interface Api {
    LMSGetValue(name: string): string;
  }
  const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
  const given: string[] = [];
  for (let isMore = true; isMore;) {
    await pause(300);
    for (const card of document.querySelectorAll<HTMLElement>('nv-question')) {
      if (!card.checkVisibility()) continue;
      const wanted = ([] as string[]).concat(answers[card.id] ?? []);
      fill(card, wanted);
      const button = card.querySelector<HTMLButtonElement>('.nv-button:not([hidden])');
      const isOpen = button?.checkVisibility() === true;
      if (isOpen) button.click();
      if (!given.includes(card.id)) given.push(card.id);
      await pause(50);
    }
    window.scrollTo(0, document.body.scrollHeight);
    await pause(400);
    // Within a quiz that asks one question at a time, then page by page.
    const within = [...document.querySelectorAll<HTMLButtonElement>('section > p.nv-actions > button')];
    const next = [within.at(-1), document.querySelector<HTMLButtonElement>('.nv-turn .nv-primary')].find(
      (button) => button?.checkVisibility() === true && !button.disabled,
    );
    isMore = next !== undefined;
    next?.click();
  }
  const end = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Terminer'));
  end?.click();
  await pause(500);
  for (const button of document.querySelectorAll<HTMLButtonElement>('dialog[open] button')) button.click();
  await pause(300);
  let api: Api | undefined;
  for (let window_: Window = window; api === undefined && window_ !== window_.parent; window_ = window_.parent)
    api = (window_.parent as Window & { readonly API?: Api }).API;
  return {
    given,
    status: api?.LMSGetValue('cmi.core.lesson_status') ?? '',
    score: api?.LMSGetValue('cmi.core.score.raw') ?? '',
  };

  function fill(card: HTMLElement, wanted: readonly string[]): void {
    const told = (field: Element) => field.dispatchEvent(new Event('input', { bubbles: true }));
    const fields = [...card.querySelectorAll<HTMLInputElement>('input,select,textarea')];
    for (const [index, field] of fields.entries()) {
      if (field.type === 'radio' || field.type === 'checkbox') {
        if (wanted.includes(field.value) !== field.checked) field.click();
      } else {
        field.value = wanted[index] ?? '';
        told(field);
      }
    }
    const list = card.querySelector('.nv-order');
    for (const [place, id] of list ? wanted.entries() : []) {
      const item = [...(list?.children ?? [])].find((one) => (one as HTMLElement).dataset['for'] === id);
      const up = item?.querySelector<HTMLButtonElement>('.nv-actions button');
      for (let at = item ? [...(list?.children ?? [])].indexOf(item) : 0; at > place; at -= 1) up?.click();
    }
  }
}
