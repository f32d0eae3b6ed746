/**
 * `npm run check:moodle [course …]`: the example courses in a real Moodle, by the drivers in `/work/shared/moodle-check`: restored as
 * a new course and, by somebody who is only a teacher, into an empty one; compared with what the course says; taken by learners;
 * walked through in a browser; their answers brought back, from English and French. `MOODLE_DIR` is the folder of the Moodle,
 * `MOODLE_ROOT` its address, `MOODLE_CHECK` the folder of the drivers. Nothing of Moodle is in this repository.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importApart, openFolder, restoreBothWays, root } from './moodle/course.ts';
import { address, missing, release, skipped, title } from './moodle/drivers.ts';
import { bringBack } from './moodle/exports.ts';
import { everyType, inviteLearners } from './moodle/learners.ts';
import { takeAll } from './moodle/taking.ts';
import { walk } from './moodle/walk.ts';

const without = missing();
if (without === undefined) await checkAll();
else process.stdout.write(`check:moodle : SAUTÉ, rien n’a été vérifié (${without}).\n`);

async function checkAll(): Promise<void> {
  process.stdout.write(`Moodle ${release()}\n`);
  const out = mkdtempSync(join(tmpdir(), 'navette-moodle-'));
  try {
    const names = process.argv.slice(2);
    for (const name of names.length > 0 ? names : readdirSync(join(root, 'courses'))) await checkCourse(name, out);
  } finally {
    if (process.env['MOODLE_KEEP'] === undefined) rmSync(out, { recursive: true, force: true });
    else process.stdout.write(`\nGardé : ${out}\n`);
  }
}

async function checkCourse(name: string, out: string): Promise<void> {
  title(name);
  const folder = join(out, name);
  const files = join(out, `${name}-exports`);
  cpSync(join(root, 'courses', name), folder, { recursive: true });
  mkdirSync(files);
  const learners = inviteLearners(folder, files);
  everyType(folder);
  const course = await openFolder(folder);
  const restored = restoreBothWays(folder, course, files);
  if (restored) {
    const taken = takeAll(course, restored, learners, files);
    const walked = address === '' ? undefined : await walk(course, restored, learners, join(out, `${name}-shots`));
    if (walked) bringBack(restored, [...taken, ...walked], { folder, out: files });
    else skipped('parcours dans un navigateur et exports', 'MOODLE_ROOT n’est pas donné');
  }
  importApart(folder, course, files);
}
