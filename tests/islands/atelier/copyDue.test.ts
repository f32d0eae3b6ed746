import { expect, test } from 'vitest';
import { copyDue } from '../../../src/islands/atelier/backup/copyDue.ts';

const now = new Date('2026-11-25T12:00:00Z');
const at = (day: string, revision: number) => ({ at: `2026-11-${day}T12:00:00Z`, revision });

test('a copy is due after two days or 200 changes, counted from the last copy, else from the first sight', () => {
  expect(copyDue({}, 500, now)).toBeUndefined();
  expect(copyDue({ began: at('24', 10) }, 12, now)).toBeUndefined();
  expect(copyDue({ began: at('23', 10) }, 12, now)).toEqual({ changes: 2, since: undefined });
  expect(copyDue({ began: at('25', 10) }, 210, now)).toEqual({ changes: 200, since: undefined });
  expect(copyDue({ began: at('01', 0), copied: at('22', 40) }, 43, now)).toEqual({
    changes: 3,
    since: '2026-11-22T12:00:00Z',
  });
});

test('nothing is asked where nothing changed since, nor for a day after « plus tard »', () => {
  expect(copyDue({ began: at('01', 0), copied: at('02', 40) }, 40, now)).toBeUndefined();
  expect(copyDue({ began: at('20', 0), later: '2026-11-25T00:00:00Z' }, 40, now)).toBeUndefined();
  expect(copyDue({ began: at('20', 0), later: '2026-11-24T00:00:00Z' }, 40, now)).toBeDefined();
});
