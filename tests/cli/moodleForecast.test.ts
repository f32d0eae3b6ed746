import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { heavyFolder } from '../fixtures/heavy.ts';
import { bytesIn, filesIn, freshCli, navette, navetteJson, scratch, writeFiles } from './navette.ts';
import { course, json, sound } from './soundFolder.ts';

interface Forecast {
  readonly size: number;
  readonly seconds: number;
  readonly sections: readonly { readonly title: string; readonly bytes: number }[];
  readonly parts?: readonly { readonly titles: readonly string[] }[];
  readonly cannot: readonly { readonly code: string; readonly about: readonly { readonly name: string }[] }[];
}
const forecastOf = (document: object) => (document as { moodle: Forecast }).moodle;

beforeAll(freshCli);

describe('navette check --for moodle', () => {
  test('says by groups what Moodle will make of a course, its weight and how long it takes to send', () => {
    const run = navette('check', 'courses/exemple-complet', '--for', 'moodle');
    expect(run.status).toBe(0);
    for (const title of ['Moodle ne peut pas contenir', 'Moodle montrera autrement', "À demander à l'administrateur"])
      expect(run.stdout).toContain(`\n${title}\n- `);
    expect(run.stdout).toMatch(/un fichier de .+\sKo, moins d'une minute d'envoi à 400 kbit\/s/);
    expect(run.stdout).toMatch(/devient un choix faux parmi les autres.+\(Q01, E1, E2\)/);
  });

  test('the size is that of the exported file, and --json says what each line is about', () => {
    const out = scratch();
    const { files } = navetteJson(
      'export',
      'courses/exemple-complet',
      '--format',
      'moodle-backup',
      '--out',
      out,
    ).document;
    const { status, document } = navetteJson('check', 'courses/exemple-complet', '--for', 'moodle');
    expect(status).toBe(0);
    const { size, sections, parts, cannot } = forecastOf(document);
    const backup = files?.find(({ path }) => path.endsWith('.mbz')) as { readonly bytes?: number } | undefined;
    expect(size).toBe(backup?.bytes);
    expect(sections).toHaveLength(5);
    expect(parts).toBeUndefined();
    expect(cannot.flatMap(({ about }) => about).map(({ name }) => name)).toContain('U-1');
    const all = document.problems.map(({ place, what }) => ({ place, what }));
    expect(all).toContainEqual(
      expect.objectContaining({ place: expect.stringMatching(/^(course|bank)\.json:\d+$/) as string }),
    );
  });

  test('above 20 MB: parts by section', () => {
    const folder = writeFiles(join(scratch(), 'lourd'), heavyFolder([9, 9, 9]));
    const run = navette('check', folder, '--for', 'moodle');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('environ 9 minutes');
    expect(run.stdout).toContain('Plus de 20 Mo : en 2 fichiers, par section');
    expect(run.stdout).toContain('Début du cours ; M1 · Module 1 ; M2 · Module 2');
    expect(run.stdout).toContain("Un dépôt de fichiers jusqu'à");
  });

  test('a warning stops only with --strict', () => {
    const bank = JSON.parse(String(sound['bank.json'])) as { questions: { choices: { share: number }[] }[] };
    const wrong = bank.questions[0]?.choices[1];
    if (wrong) wrong.share = 33;
    const folder = writeFiles(join(scratch(), 'part'), {
      ...sound,
      'bank.json': json(bank),
      'course.json': json({
        ...course,
        tests: [{ id: 'e-0000000001', code: 'T1', title: 'Entrée', phase: 'pre', questions: ['q-0000000001'] }],
      }),
    });
    expect(navette('check', folder, '--for', 'moodle').status).toBe(0);
    const strict = navette('check', folder, '--for', 'moodle', '--strict');
    expect(strict.status).toBe(1);
    expect(strict.stdout).toContain('hors de la liste de Moodle');
  });

  test('a course with errors is told its errors, and nothing is foreseen', () => {
    const folder = writeFiles(join(scratch(), 'faux'), { ...sound, 'lessons/accueil.mdx': 'sans en-tête' });
    const { status, document } = navetteJson('check', folder, '--for', 'moodle');
    expect(status).toBe(1);
    expect(document).not.toHaveProperty('moodle');
    expect(document.problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('another target is a wrong command line', () => {
    const run = navette('check', 'courses/exemple-complet', '--for', 'ilias');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--for moodle');
  });
});

describe('navette export --split', () => {
  test('the backup in files by section, beside the other formats; the same bytes each time', () => {
    const root = scratch();
    const folder = writeFiles(join(root, 'lourd'), heavyFolder([9, 9, 9]));
    const args = ['export', folder, '--format', 'moodle-backup,gift', '--split', '--out'] as const;
    expect(navetteJson(...args, join(root, 'one')).status).toBe(0);
    navetteJson(...args, join(root, 'two'));
    expect(filesIn(join(root, 'one'))).toEqual([
      'lourd-partie-1-sur-2.moodle-backup.mbz',
      'lourd-partie-2-sur-2.moodle-backup.mbz',
      'lourd.gift.txt',
      'lourd.moodle-demande.txt',
      'lourd.moodle-ordre.txt',
    ]);
    expect(bytesIn(join(root, 'two'))).toEqual(bytesIn(join(root, 'one')));
  });

  test('without a backup to split, a wrong command line', () => {
    const run = navette('export', 'courses/exemple-complet', '--format', 'gift', '--split', '--out', scratch());
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--split');
  });
});
