/** Invented people, whose accounts Moodle makes from our own list. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { peopleFileSchema, type Person, type PersonInput } from '#core/records/people';
import { usernamesOf } from '#formats/moodle-users/usernames';
import { navette } from './course.ts';
import { moodleCommand, tell } from './drivers.ts';

/** Somebody of `data/people.json`, under the name that our list gives the account. */
export interface Learner {
  readonly code: string;
  readonly username: string;
}

/** What every account of the drivers has. */
export const password = 'Student-1';

const invented: readonly PersonInput[] = [
  { id: 'n-d000000001', code: 'NVT-D01', firstName: 'Ndeye', lastName: 'Faye-Essai', email: 'ndeye@exemple.invalid' },
  { id: 'n-d000000002', code: 'NVT-D02', firstName: 'Kodjo', lastName: 'Amégan-Essai', email: 'kodjo@exemple.invalid' },
  { id: 'n-d000000003', code: 'NVT-D03', firstName: 'Mariam', lastName: 'Sanogo-Essai' },
  { id: 'n-d000000004', code: 'NVT-D04', firstName: 'Ngono', lastName: 'Blaise-Essai', email: 'ngono@exemple.invalid' },
];

/** Puts them into the course's folder and, by `moodle-users`, into Moodle. */
export function inviteLearners(folder: string, out: string): readonly Learner[] {
  const people = putPeople(folder, invented);
  navette('export', folder, '--format', 'moodle-users', '--out', out);
  const path = join(out, `${folder.split(/[\\/]/).at(-1) ?? ''}.moodle-users.csv`);
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split('\r\n');
  // The course does not exist yet, nor its groups; and nobody reads the message that would bring a password.
  const columns = head.replace('\ufeff', '').split(',');
  const kept = columns.map((name) => !/^(course|cohort|group)1$/.test(name));
  const lines = [head.replace('\ufeff', ''), ...rows].map((row) => row.split(',').filter((_, at) => kept[at]));
  const list = lines.map((cells, at) => [...cells, at === 0 ? 'password' : password].join(',')).join('\r\n');
  const accounts = join(out, 'comptes.csv');
  writeFileSync(accounts, list);
  const said = moodleCommand(
    'admin/tool/uploaduser/cli/uploaduser.php',
    ...[`--file=${accounts}`, '--uutype=2', '--uuupdatetype=1', '--uupasswordnew=0', '--uuforcepasswordchange=0'],
  );
  const errors = said === undefined ? ['refusée'] : said.split('\n').filter((line) => /^Errors: [1-9]/.test(line));
  tell('liste des comptes', `${people.length} personnes`, errors);
  const usernames = usernamesOf(people);
  return people.map(({ code }, at) => ({ code, username: usernames[at] ?? '' }));
}

/** Students whom a driver made, for a form: `Test Student1`. */
export function addStudents(folder: string, usernames: readonly string[]): void {
  const letters = (username: string) => username.slice(-9).replace(/[ilou]/g, 'x');
  const made = usernames.map((username): PersonInput => ({
    ...{ id: `n-s${letters(username)}`, code: username, firstName: 'Test' },
    ...{ lastName: username.charAt(0).toUpperCase() + username.slice(1), email: `${username}@example.com` },
  }));
  putPeople(folder, [...invented, ...made]);
}

function putPeople(folder: string, people: readonly PersonInput[]): readonly Person[] {
  const file = v.parse(peopleFileSchema, { schema: 1, people });
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'data/people.json'), `${JSON.stringify(file, undefined, 2)}\n`);
  return file.people;
}

/** One more test, that asks one question of each type which Moodle can hold. */
export function everyType(folder: string): void {
  const path = join(folder, 'course.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    tests: object[];
    forms: readonly { readonly items: readonly object[] }[];
  };
  const { questions } = JSON.parse(readFileSync(join(folder, 'bank.json'), 'utf8')) as {
    readonly questions: readonly Asked[];
  };
  const inForms = JSON.stringify(file.forms);
  const types = [...new Set(questions.map(({ type }) => type))].filter((type) => type !== 'likert');
  const asked = types.flatMap((type) => questions.find((one) => one.type === type && !inForms.includes(one.id)) ?? []);
  const ids = asked.map(({ id }) => id);
  file.tests.push({ id: 'e-t0vs1esype', code: 'TYPES', title: 'Un de chaque type', phase: 'during', questions: ids });
  writeFileSync(path, `${JSON.stringify(file, undefined, 2)}\n`);
}

interface Asked {
  readonly id: string;
  readonly type: string;
}
