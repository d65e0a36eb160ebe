import { AppError } from '@shared/errors';
import { putNew, putRow } from './row';
import { freshTables } from '../../tests/support/tables';
import { AuditEntity, auditRow } from './audit';
import { aroundDynamoDB } from './dynamodb';
import { newId } from './id';
import { findDone, markDone, onceOf, onceOfPart } from './once';
import { queryPage } from './query-page';
import { countCall } from './rate-limit';
import { ConditionsFailed, transact } from './transact';

const AT = '2026-11-20T00:00:00.000Z';
beforeAll(freshTables);

/** DynamoDB Local never meets a conflict (DESIGN.md §4): the first `times` transactions are answered with one. */
function injectConflicts(times: number): { tries: () => number; stop: () => void } {
  let tries = 0;
  const stop = aroundDynamoDB('call', (next) => async (operation, input) => {
    if (operation === 'TransactWriteItems') {
      tries += 1;
      if (tries <= times)
        throw Object.assign(new Error('conflict'), {
          name: 'TransactionCanceledException',
          CancellationReasons: [{ Code: 'TransactionConflict' }],
        });
    }
    return next(operation, input);
  });
  return { tries: () => tries, stop };
}

const audit = (subject: string, action = 'test') => auditRow({ subject, action, at: AT, actor: 'anonymous' });
const trailOf = async (subject: string) => (await queryPage(AuditEntity, { partition: `AUDIT#${subject}` }, {})).items;

test('a transaction that meets others tries again until it is written, once', async () => {
  const conflicts = injectConflicts(3);
  await transact(audit('person#conflict'));
  conflicts.stop();
  expect(conflicts.tries()).toBe(4);
  expect(await trailOf('person#conflict')).toHaveLength(1);
});

test('a transaction that meets others for ever fails, and writes nothing', async () => {
  const conflicts = injectConflicts(99);
  await expect(transact(audit('person#forever'))).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  conflicts.stop();
  expect(conflicts.tries()).toBe(5);
  expect(await trailOf('person#forever')).toHaveLength(0);
});

test('a condition that fails says which, and nothing of the transaction is written', async () => {
  const first = { subject: 'person#taken', auditId: newId(AT), action: 'first', at: AT, actor: 'a' };
  const put = () => putNew(AuditEntity, first);
  await transact(put());
  const failure = await transact(audit('person#beside'), put()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConditionsFailed);
  expect((failure as ConditionsFailed).failed).toEqual([1]);
  expect(await trailOf('person#beside')).toHaveLength(0);
});

test('a command marked done is found by its key; other content under the key is refused', async () => {
  const once = onceOf('submitReport', 'account', 'key-0123456789abcdef', { words: 'a' });
  expect(await findDone(once)).toBeUndefined();
  await transact(markDone(once, 'report-1', AT));
  expect(await findDone(once)).toBe('report-1');
  await expect(transact(markDone(once, 'report-2', AT))).rejects.toBeInstanceOf(ConditionsFailed);
  await expect(findDone(onceOf('submitReport', 'account', 'key-0123456789abcdef', { words: 'b' }))).rejects.toEqual(
    new AppError('request.keyReused'),
  );
  expect(await findDone(onceOf('submitReport', 'other', 'key-0123456789abcdef', { words: 'a' }))).toBeUndefined();
});

test('a command that is sent again after its key was rotated is the one that was done, and so is each of its parts', async () => {
  const asked = () => onceOf('submitReport', 'rotated', 'key-0123456789abcdef', { words: 'a' });
  await transact(markDone(asked(), 'report-1', AT), markDone(onceOfPart(asked(), 'contacts'), 'contacts-1', AT));
  const { CURSOR_KEY = '' } = process.env;
  try {
    for (const secrets of [`${'n'.repeat(48)},${CURSOR_KEY}`, `${'m'.repeat(48)},${'n'.repeat(48)},${CURSOR_KEY}`]) {
      process.env.CURSOR_KEY = secrets;
      expect(await findDone(asked())).toBe('report-1');
      expect(await findDone(onceOfPart(asked(), 'contacts'))).toBe('contacts-1');
      await expect(findDone(onceOf('submitReport', 'rotated', 'key-0123456789abcdef', { words: 'b' }))).rejects.toEqual(
        new AppError('request.keyReused'),
      );
    }
  } finally {
    process.env.CURSOR_KEY = CURSOR_KEY;
  }
});

test('a window lets its calls through and no more; the next window begins anew', async () => {
  const limit = { calls: 3, perSeconds: 60 };
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => countCall('test', 'account', limit, AT)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  await expect(countCall('test', 'account', limit, AT)).rejects.toEqual(new AppError('request.tooMany'));
  await countCall('test', 'other', limit, AT);
  await countCall('test', 'account', limit, '2026-11-20T00:01:00.000Z');
});

test('a listing is read to its end by pages, with nothing lost and nothing twice', async () => {
  const ids = Array.from({ length: 47 }, () => newId(AT));
  for (const auditId of ids)
    await transact(putRow(AuditEntity, { subject: 'long', auditId, action: 'x', at: AT, actor: 'a' }));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await queryPage(
      AuditEntity,
      { partition: 'AUDIT#long', newestFirst: true },
      { limit: 10, ...(after && { after }) },
    );
    seen.push(...page.items.map(({ auditId }) => auditId));
    after = page.next;
  } while (after);
  expect(seen).toEqual([...ids].reverse());
});

test('a cursor of one listing is refused by another', async () => {
  const { next } = await queryPage(AuditEntity, { partition: 'AUDIT#long' }, { limit: 5 });
  await expect(queryPage(AuditEntity, { partition: 'AUDIT#other' }, { after: next! })).rejects.toEqual(
    new AppError('page.badCursor'),
  );
});
