import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/findBrowser.ts';

/** The path of the browser that the tests drive; throws a sentence that says what to install. */
export const browserPath = (): string => findBrowser();

/** A headless browser of the machine's own, with nothing that calls out. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
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
