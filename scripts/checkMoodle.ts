/**
 * `npm run check:moodle`: the example courses in a real Moodle, by the drivers in `/work/shared/moodle-check`: restored as a new
 * course and, by somebody who is only a teacher, into an empty one; taken by a student; questions, forms and packages imported one
 * by one. `MOODLE_DIR` is the folder of the Moodle, `MOODLE_CHECK` that of the drivers. Nothing of Moodle is in this repository.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const moodle = process.env['MOODLE_DIR'];
const drivers = process.env['MOODLE_CHECK'] ?? '/work/shared/moodle-check';

interface Answer {
  readonly ok: boolean;
  readonly errors: readonly string[];
  readonly courseid?: number;
  readonly modulelist?: readonly { readonly cmid: number; readonly type: string; readonly visible: number }[];
  readonly [key: string]: unknown;
}

if (moodle === undefined || !existsSync(join(drivers, 'restore_course.php'))) {
  const missing = moodle === undefined ? 'MOODLE_DIR n’est pas donné' : `aucun pilote dans ${drivers}`;
  process.stdout.write(`check:moodle : SAUTÉ, rien n’a été vérifié (${missing}).\n`);
} else {
  const release = /\$release\s*=\s*'([^']+)'/.exec(
    execFileSync('cat', [join(moodle, 'version.php')], { encoding: 'utf8' }),
  );
  process.stdout.write(`Moodle ${release?.[1] ?? '?'}\n`);
  const out = mkdtempSync(join(tmpdir(), 'navette-moodle-'));
  try {
    const names = process.argv.slice(2);
    for (const course of names.length > 0 ? names : readdirSync(join(root, 'courses'))) checkCourse(course, out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function checkCourse(course: string, out: string): void {
  const formats = 'moodle-backup,moodle-xml,moodle-feedback,scorm12';
  execFileSync(
    process.execPath,
    [join(root, 'scripts/runNavette.ts'), 'export', join(root, 'courses', course), '--format', formats, '--out', out],
    { cwd: root, stdio: 'ignore' },
  );
  const files = readdirSync(out).filter((name) => name.startsWith(`${course}.`) || name.startsWith(`${course}-`));
  process.stdout.write(`\n${course}\n`);
  const backup = join(out, `${course}.moodle-backup.mbz`);
  const restored = show('restauré comme nouveau cours', run('restore_course.php', backup, '--details'));
  show(
    'restauré par un enseignant dans un cours vide',
    run('restore_course.php', backup, '--as-teacher', '--into=new-empty'),
  );
  for (const { cmid, type, visible } of restored.modulelist ?? []) {
    if (type === 'quiz' && visible === 1)
      show(`test ${cmid} passé`, run('attempt_quiz.php', String(cmid), '{"*":"correct"}', 'navette'));
  }
  for (const name of files) {
    if (name.endsWith('.moodle-xml.xml')) show(name, run('import_questions.php', 'xml', join(out, name), '--brief'));
    if (name.endsWith('.moodle-feedback.xml')) show(name, run('import_feedback.php', join(out, name)));
    if (name.endsWith('.scorm12.zip')) show(name, run('import_scorm.php', join(out, name)));
  }
}

function run(driver: string, ...args: readonly string[]): Answer {
  const { stdout } = spawnSync('php', [join(drivers, driver), ...args], { encoding: 'utf8', maxBuffer: 64_000_000 });
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Answer;
  } catch {
    return { ok: false, errors: [stdout.slice(0, 500) || 'no answer'] };
  }
}

/** One line: what the driver says in short; what is wrong fails the run. */
function show(what: string, answer: Answer): Answer {
  const kept = [
    'precheck_clean',
    'modules',
    'questions',
    'gradeitems',
    'grade',
    'sumgrades',
    'out_of',
    'items',
    'scoes',
    'warnings',
    'lost_by_rights',
  ];
  const said = kept.flatMap((key) => {
    const value = answer[key];
    if (value === undefined || (Array.isArray(value) && value.length > 8)) return [];
    return [`${key} ${JSON.stringify(value)}`];
  });
  const warned = Array.isArray(answer['warnings']) && answer['warnings'].length > 0;
  const sound = answer.ok && !warned && answer['precheck_clean'] !== false;
  process.stdout.write(
    `  ${sound ? 'ok ' : 'NON'} ${what} : ${[...answer.errors, ...said].join(' · ').slice(0, 600)}\n`,
  );
  if (!sound) process.exitCode = 1;
  return answer;
}
