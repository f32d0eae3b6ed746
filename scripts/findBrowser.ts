import { accessSync, constants } from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium, Chrome or Edge to test with: `NAVETTE_BROWSER`, else the first found where they usually are. Throws when there is none. */
export function findBrowser(): string {
  const wanted = process.env['NAVETTE_BROWSER'];
  if (wanted !== undefined && wanted !== '') {
    if (isProgram(wanted)) return wanted;
    throw new Error(`NAVETTE_BROWSER=${wanted} : ce programme n'existe pas ou ne peut pas être lancé.`);
  }
  const found = usual.find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    'Aucun navigateur trouvé : installez Chromium, Chrome ou Edge, ou donnez son chemin par NAVETTE_BROWSER.',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
