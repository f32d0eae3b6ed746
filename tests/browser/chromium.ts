import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/findBrowser.ts';

/** The path of the browser that the tests drive; throws a sentence that says what to install. */
export const browserPath = (): string => findBrowser();

/** A noisy machine may be slow; what will not come at all still fails. */
const patience = 120_000;

/** A headless browser of the machine's own, with nothing that calls out; its windows wait patiently. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}
