import { closeMonth } from '@shared/accounts/books';
import { listClosingFaults } from '@shared/accounts/closing-faults';
import { listWorkbench } from '@shared/accounts/workbench';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { withFault } from '../../tests/support/faults';
import { itIs } from '../../tests/support/it-is';
import { NIUJIAO, TOWN } from '../../tests/support/people';
import { VillageEntity } from '../identity/division-store';
import { auditRowsOf } from '../platform/audit';
import { appoint } from '../identity/testing/appoint';
import { type Person, personNamed } from '../reports/testing/people';
import { villageYearOf } from './book-store';
import { openYear } from './open-year';
import { freshBook, postDraft, postedLinesSaying, VILLAGE } from './testing/book-in';

jest.setTimeout(240_000);

const AT = '2026-11-20T02:00:00.000Z';
const year = 2026;
const VILLAGES = [NIUJIAO, '511503002202', '511503002203'];

/** A village's book with one voucher in January: nothing but its closing is left of that month. */
async function januaryOf(villageCode: string): Promise<void> {
  if (villageCode !== NIUJIAO) {
    await writeRow(VillageEntity, { code: villageCode, name: '某村' });
    await openYear({ ...VILLAGE, villageCode, year }, 10_000_000, AT, 'import');
  }
  const line = postedLinesSaying('付电费');
  await postDraft('记-0001', `${year}-01-10`, [line('513', 100, 0), line('102', 0, 100)], { villageCode });
}

let [gao, tian]: Person[] = [];
beforeEach(async () => {
  await freshBook(10_000_000);
  itIs(AT);
  for (const villageCode of VILLAGES) await januaryOf(villageCode);
  [gao, tian] = await Promise.all(
    ['高审', '田审'].map((name) => personNamed(name, { role: 'township', division: TOWN })),
  );
});

const close = ({ token }: Person, villageCode: string, more: object = {}) =>
  callApi(closeMonth, { token, params: { villageCode, year, month: 1 }, ...more });
/** How often January was closed, and how far the book says it is. */
const closings = async (villageCode: string) => [
  (await auditRowsOf(`book#${villageCode}#${year}`)).filter(({ action }) => action === 'closeMonth').length,
  (await villageYearOf({ villageCode, year }, { consistent: true }))!.closedThrough,
];
/** As the workbench's page finds them: those of which only the closing is missing. */
async function readyOnes(): Promise<string[]> {
  const { body } = await callApi(listWorkbench, { token: gao!.token, params: { division: TOWN, year }, query: {} });
  return body.items.flatMap(({ villageCode, months }) => (months[0]?.awaits === 'closing' ? [villageCode] : []));
}

test('two who close one village at once close it once: the second is told that it is closed', async () => {
  const both = await Promise.all([gao!, tian!].map((by) => close(by, NIUJIAO)));
  expect(both.map(({ status, body }) => [status, 'code' in body ? body.code : '']).sort()).toEqual([
    [200, ''],
    [409, 'accounts.periodClosed'],
  ]);
  expect(await closings(NIUJIAO)).toEqual([1, 1]);
  // One press that is sent twice at once is one closing, and both are answered so.
  const twice = await Promise.all([1, 2].map(() => close(gao!, VILLAGES[1]!, { key: 'pressed-once-0001' })));
  expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  expect(await closings(VILLAGES[1]!)).toEqual([1, 1]);
});

test('killed at any call, between the villages or within one, and begun again from the workbench: each is closed exactly once', async () => {
  const refusals: number[] = [];
  const closeAll = async (villages: readonly string[]) => {
    for (const villageCode of villages) {
      const { status } = await close(gao!, villageCode);
      if (status === 200) continue;
      refusals.push(status);
      return;
    }
  };
  let [ready, tries, brokenOff] = [await readyOnes(), 0, 0];
  expect(ready).toEqual(VILLAGES);
  // Each try is killed one call later than the one before; what is left is what the workbench then calls ready.
  for (; ready.length > 0 && tries < 100; tries += 1) {
    await withFault('down', tries, () => closeAll(ready)).catch(() => undefined);
    ready = await readyOnes();
    if (ready.length > 0 && ready.length < VILLAGES.length) brokenOff += 1;
    for (const villageCode of VILLAGES)
      expect(await closings(villageCode)).toEqual(ready.includes(villageCode) ? [0, 0] : [1, 1]);
  }
  expect(ready).toEqual([]);
  // Nothing but the fault ended a round.
  expect(refusals.filter((status) => status < 500)).toEqual([]);
  expect(tries).toBeGreaterThan(10);
  expect(brokenOff).toBeGreaterThan(0);
});

test('who holds the money closes no month, the deputy neither, and both are told before they press', async () => {
  await appoint('chiefCashier', TOWN, gao!, {
    ...{ personName: '高审', deputyId: tian!.personId, deputyName: '田审', fromOn: '2026-02-01' },
  });
  const other = await personNamed('赵审', { role: 'township', division: TOWN });
  const params = { villageCode: NIUJIAO, year, month: 1 };
  const toldIn = async ({ token }: Person) => {
    const faults = await callApi(listClosingFaults, { token, params });
    const workbench = await callApi(listWorkbench, { token, params: { division: TOWN, year }, query: {} });
    return [faults.body.asCashier, workbench.body.asCashier];
  };
  for (const by of [gao!, tian!]) {
    const { status, body } = await close(by, NIUJIAO);
    expect([status, 'code' in body && body.code]).toEqual([403, 'accounts.cashier']);
    expect(await toldIn(by)).toEqual([true, true]);
  }
  expect(await closings(NIUJIAO)).toEqual([0, 0]);
  expect(await toldIn(other)).toEqual([false, false]);
  expect((await close(other, NIUJIAO)).status).toBe(200);
});
