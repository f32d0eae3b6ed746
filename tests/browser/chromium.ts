import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/findBrowser.ts';

/** The path of the browser that the tests drive; throws a sentence that says what to install. */
export const browserPath = (): string => findBrowser();

/** A noisy machine may be slow; what will not come at all still fails. */
const patience = Number(process.env['NAVETTE_PATIENCE'] ?? 120_000);

/** Takes the worker that keeps the site on a device away from a page: a test is about the site as it is built now. */
const withoutWorker = () => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');

/**
 * A headless browser of the machine's own, with nothing that calls out; its windows wait patiently. A context has the
 * worker of the site only if it says `serviceWorkers: 'allow'`.
 */
export async function openBrowser(moreArgs: readonly string[] = [], path = browserPath()): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...moreArgs,
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    if (options?.serviceWorkers !== 'allow') await context.addInitScript(withoutWorker);
    return context;
  };
  return browser;
}
