import { listAuditQueue, readForAudit } from '@shared/accounts/audit-queue';
import { closeMonth, setOpeningBalances } from '@shared/accounts/books';
import { recordRepayment, registerDebt } from '@shared/accounts/debts';
import { noteChargeCash } from '@shared/accounts/levies';
import {
  approveVoucher,
  listPendingVouchers,
  prepareVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { NIUJIAO, TOWN } from '../../../tests/support/people';
import { PersonEntity, personById } from '../../identity/person-store';
import { appoint } from '../../identity/testing/appoint';
import { type Person, personNamed } from '../../reports/testing/people';
import { chargeIn, levyIn } from '../levies/testing/levies-in';
import { freshBook, linesSaying } from '../testing/book-in';

jest.setTimeout(240_000);

const village = { villageCode: NIUJIAO };
let [zhao, tian, gao, holder, deputy, twin, former]: Person[] = [];

beforeEach(async () => {
  await freshBook(10_000_000);
  itIs('2026-11-20T02:00:00.000Z');
  [zhao, tian, gao, holder, deputy, twin, former] = await Promise.all(
    ['赵审', '田审', '高审', '周出', '郑代', '周又', '何旧'].map((name) =>
      personNamed(name, { role: 'township', division: TOWN }),
    ),
  );
  const [held, other] = await Promise.all([holder!, twin!].map(({ personId }) => personById(personId)));
  await writeRow(PersonEntity, { ...other!, idHash: held!.idHash, gsi1pk: held!.gsi1pk });
  await appoint('chiefCashier', TOWN, holder!, {
    ...{ personName: '周出', fromOn: '2026-02-01', deputyId: deputy!.personId, deputyName: '郑代' },
  });
  await appoint('chiefCashier', TOWN, former!, { personName: '何旧', fromOn: '2024-01-01', toOn: '2026-01-31' });
});

const line = linesSaying('付电费');
const prepare = (by: Person, debit: string, credit = '102') =>
  callApi(prepareVoucher, {
    token: by.token,
    params: village,
    body: { voucherOn: '2026-11-10', lines: [line(debit, 200_000, 0), line(credit, 0, 200_000)], attachments: [] },
  });
const step = (route: typeof reviewVoucher | typeof approveVoucher, by: Person, pendingId: string) =>
  callApi(route, { token: by.token, params: { ...village, pendingId } });
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const REFUSED = [403, 'accounts.cashier'];

test('who holds the money, the deputy, or another row of theirs books no revenue, cost or debt; what moves between cash and bank they do', async () => {
  for (const by of [holder!, deputy!, twin!])
    for (const [debit, credit] of [
      ['513', '102'],
      ['102', '501'],
      ['112', '102'],
      ['101', '201'],
    ] as const)
      expect(codeOf(await prepare(by, debit, credit))).toEqual(REFUSED);
  expect((await prepare(holder!, '101', '102')).status).toBe(200);
  expect((await prepare(former!, '513')).status).toBe(200);
});

test('they examine, approve and read a second time nothing, and may send one back', async () => {
  const { pendingId } = (await prepare(zhao!, '513')).body;
  for (const by of [holder!, deputy!, twin!]) expect(codeOf(await step(reviewVoucher, by, pendingId))).toEqual(REFUSED);
  expect((await step(reviewVoucher, tian!, pendingId)).status).toBe(200);
  expect(codeOf(await step(approveVoucher, deputy!, pendingId))).toEqual(REFUSED);
  const posted = await step(approveVoucher, gao!, pendingId);
  expect(posted.status).toBe(200);
  const params = { ...village, year: '2026', voucherId: posted.body.voucherId! };
  expect(codeOf(await callApi(readForAudit, { token: holder!.token, params, body: {} }))).toEqual(REFUSED);
  const next = (await prepare(zhao!, '513')).body;
  const sent = {
    token: holder!.token,
    params: { ...village, pendingId: next.pendingId },
    body: { reason: '票不清楚' },
  };
  expect((await callApi(returnVoucher, sent)).status).toBe(200);
});

test('they open and close no books, keep none of debts, and book no cash that a villager owed', async () => {
  const lender = await personNamed('钱债主');
  const { charge } = await chargeIn(await levyIn(NIUJIAO), lender.personId);
  const debt = {
    ...{ kind: 'borrowed' as const, counterparty: '南溪农商银行', counterpartyKind: 'organisation' as const },
    ...{ what: '修路', principalFen: 500_000, arisenOn: '2026-03-01' },
  };
  const opens = { version: 1, balances: [{ accountCode: '102', debitFen: 10_000_000, creditFen: 0 }] };
  const attempts = (token: string, debtId: string) => [
    callApi(setOpeningBalances, { token, params: { ...village, year: '2026' }, body: opens }),
    callApi(closeMonth, { token, params: { ...village, year: '2026', month: '1' } }),
    callApi(registerDebt, { token, params: village, body: debt }),
    callApi(recordRepayment, {
      token,
      params: { ...village, side: 'payable', debtId },
      body: { version: 1, repaidOn: '2026-11-19', amountFen: 100 },
    }),
    callApi(noteChargeCash, {
      token,
      params: { ...village, chargeId: charge.chargeId },
      body: { version: charge.version },
    }),
  ];
  const { body } = await callApi(registerDebt, { token: zhao!.token, params: village, body: debt });
  for (const by of [holder!, deputy!, twin!])
    expect((await Promise.all(attempts(by.token, body.debtId))).map(codeOf)).toEqual(Array(5).fill(REFUSED));
  const others = (await Promise.all(attempts(former!.token, body.debtId))).map((answer) => codeOf(answer)[1]);
  expect(others).not.toContain('accounts.cashier');
});

test('the lists say so beforehand, to them alone', async () => {
  const { pendingId } = (await prepare(zhao!, '513')).body;
  const listed = async ({ token }: Person) =>
    (await callApi(listPendingVouchers, { token, params: { division: TOWN } })).body.items.map(
      ({ asCashier }) => asCashier,
    );
  for (const by of [holder!, deputy!, twin!]) expect(await listed(by)).toEqual([true]);
  for (const by of [zhao!, tian!, former!]) expect(await listed(by)).toEqual([undefined]);
  await step(reviewVoucher, tian!, pendingId);
  await step(approveVoucher, gao!, pendingId);
  const mayRead = async ({ token }: Person) =>
    (await callApi(listAuditQueue, { token, params: { ...village, year: '2026', month: '11' } })).body.items.map(
      ({ mayStep }) => mayStep,
    );
  const [may] = await mayRead(former!);
  expect(may).toBe(true);
  for (const by of [holder!, deputy!, twin!]) expect(await mayRead(by)).toEqual([false]);
});
