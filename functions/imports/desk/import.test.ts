import { ImportState, type ImportStep } from '@shared/imports/imports';
import {
  fileKeyOf,
  formatOf,
  importIdOf,
  type ImportRow,
  isHeld,
  isStalled,
  markerKeyOf,
  stepped,
  stepsOf,
} from './import';

const AT = '2026-11-23T02:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const ID = '01M84KQWHNAKM7Y8J4K2WPM529';

const row = (state: ImportState, more: Partial<ImportRow> = {}): ImportRow => ({
  importId: ID,
  kind: 'payments',
  fileName: '三月发放.csv',
  bytes: 100,
  format: 'csv',
  state,
  version: 3,
  actor: 'a',
  actorName: '孙磊',
  requestedAt: AT,
  seenAt: AT,
  counts: { new: 2, same: 0, changed: 0, refused: 0 },
  ...more,
});

describe('what may be done with an import', () => {
  const ALLOWED: Record<ImportState, ImportStep[]> = {
    awaiting: ['cancel'],
    checking: [],
    checked: ['start', 'cancel'],
    refused: [],
    writing: [],
    done: ['undo'],
    broken: ['start', 'undo'],
    undoing: [],
    undone: [],
    cancelled: [],
  };
  const ONCE_STALLED: Partial<Record<ImportState, ImportStep[]>> = {
    checking: ['cancel'],
    writing: ['start', 'undo'],
    undoing: ['undo'],
  };

  test.each(ImportState.options)('%s, every step', (state) => {
    expect(stepsOf(row(state), later(1))).toEqual(ALLOWED[state]);
    expect(stepsOf(row(state), later(4))).toEqual(ONCE_STALLED[state] ?? ALLOWED[state]);
    for (const step of ['start', 'undo', 'cancel'] as const) {
      const take = () => stepped(row(state), step, { at: later(1), actor: 'b' });
      if (ALLOWED[state].includes(step)) expect(take()).toMatchObject({ version: 4, stepBy: 'b', seenAt: later(1) });
      else expect(take).toThrow('imports.wrongState');
    }
  });

  test('nothing is written that is there already, nor from a file that is gone', () => {
    const same = row('checked', { counts: { new: 0, same: 5, changed: 0, refused: 0 } });
    expect(stepsOf(same, AT)).toEqual(['cancel']);
    expect(() => stepped(same, 'start', { at: AT, actor: 'b' })).toThrow('imports.nothingNew');
    const eightDays = 8 * 24 * 60;
    expect(() => stepped(row('checked'), 'start', { at: later(eightDays), actor: 'b' })).toThrow('imports.fileGone');
  });

  test('a new step forgets why the last one stopped', () => {
    const stuck = row('undoing', { reasons: ['有一行导入以后又改过了'], progress: { phase: 'undoing', done: 1 } });
    expect(isStalled(stuck, later(1))).toBe(true);
    expect(stepped(stuck, 'undo', { at: later(1), actor: 'b' })).not.toHaveProperty('reasons');
  });
});

test('a hold ends when it is not said again', () => {
  const held = row('checking', { lease: { id: 'x', until: later(1) } });
  expect([isHeld(held, AT), isHeld(held, later(2)), isHeld(row('checking'), AT)]).toEqual([true, false, false]);
});

test('only the file and the marker of an import wake the worker', () => {
  expect(importIdOf(fileKeyOf(row('awaiting')))).toBe(ID);
  expect(importIdOf(markerKeyOf(ID))).toBe(ID);
  for (const key of [`imports/${ID}/other`, `imports/${ID}/file.exe`, `originals/${ID}`, `papers/imports/${ID}.csv`])
    expect(importIdOf(key)).toBeUndefined();
});

test.each([
  ['表.xlsx', 'xlsx'],
  ['表.XLSX', 'xlsx'],
  ['a.b.csv', 'csv'],
  ['导出.txt', 'csv'],
  ['导出.tsv', 'csv'],
  ['银行回单.xls', 'xlsx'],
  ['表.ET', 'xlsx'],
  ['表.ods', 'xlsx'],
  ['表.xlsb', 'xlsx'],
])('%s is read as %s', (name, format) => expect(formatOf(name)).toBe(format));

test.each(['表.doc', '表.pdf', '表', 'xlsx'])('%s is not taken', (name) =>
  expect(() => formatOf(name)).toThrow('imports.fileKind'),
);
