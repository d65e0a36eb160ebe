import { closeMonth } from '@shared/accounts/books';
import { listClosingFaults } from '@shared/accounts/closing-faults';
import { listWorkbench } from '@shared/accounts/workbench';
import { prepareVoucher } from '@shared/accounts/pending-vouchers';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { balancesOf, BookBalancesEntity } from '../balances/balance-store';
import { putReconciled } from '../bank/testing/put-reconciled-store';
import { freshBook, postDraft, postedLinesSaying } from '../testing/book-in';
import { personNamed } from '../../reports/testing/people';

const BOOK = { villageCode: NIUJIAO, year: 2026 };
const line = postedLinesSaying('付电费');
const post = (voucherNo: string, voucherOn: string, pages: number) =>
  postDraft(voucherNo, voucherOn, [line('513', 100, 0), line('102', 0, 100)], {
    attachments: pages > 0 ? [{ kind: '发票', title: '发票', pages }] : [],
  });

const officer = async (division: string) => (await personNamed('钱静', { role: 'township', division })).token;
let token: string;
beforeEach(async () => {
  await freshBook(10_000);
  token = await officer(TOWN);
});

const params = { ...BOOK, month: 1 };
const faults = async () => (await callApi(listClosingFaults, { params, token })).body.items;
const kinds = async () => (await faults()).map(({ kind, blocks }) => [kind, blocks]);
const awaits = async () => {
  const { body } = await callApi(listWorkbench, { params: { division: NIUJIAO, year: 2026 }, token });
  return body.items[0]!.months[0]!.awaits;
};
const close = async () => {
  const { status, body } = await callApi(closeMonth, { params, token });
  return [status, (body as { code?: string }).code];
};

test('what wants a look is named with what opens it, and keeps no month from closing', async () => {
  const bare = await post('记-0002', '2026-01-07', 0);
  expect(await faults()).toEqual([
    { kind: 'numberGap', blocks: false, count: 1, things: [{ voucherNo: '记-0001', count: 1 }] },
    {
      ...{ kind: 'withoutPaper', blocks: false, count: 1 },
      things: [{ voucherId: bare.voucherId, voucherNo: '记-0002', on: '2026-01-07' }],
    },
  ]);
  // The number that was missing comes with a later month: the book's numbers are the year's.
  await post('记-0001', '2026-02-07', 1);
  expect(await kinds()).toEqual([['withoutPaper', false]]);
  expect(await close()).toEqual([200, undefined]);
});

test('closing refuses for the first fault that blocks, and the list says the same', async () => {
  await post('记-0001', '2026-01-07', 1);
  await putReconciled(NIUJIAO, '2026-01', [-100]);
  const body = { voucherOn: '2026-01-30', lines: [line('513', 50, 0), line('102', 0, 50)], attachments: [] };
  const lines = body.lines.map(({ accountName: _, ...each }) => each);
  expect((await callApi(prepareVoucher, { params: BOOK, token, body: { ...body, lines } })).status).toBe(200);
  expect(await kinds()).toEqual([
    ['vouchersWaiting', true],
    ['unexplainedLines', true],
    ['notSigned', true],
  ]);
  expect(await close()).toEqual([409, 'accounts.vouchersWaiting']);
});

test('a book whose balances are not those of its vouchers does not close, and closes when they are again', async () => {
  await post('记-0001', '2026-01-07', 1);
  const kept = (await balancesOf(BOOK, { consistent: true }))!;
  const accounts = kept.accounts.map((one) => (one.accountCode === '513' ? { ...one, accountCode: '51301' } : one));
  await writeRow(BookBalancesEntity, { ...kept, accounts });
  expect(await faults()).toEqual([
    {
      ...{ kind: 'trialBalance', blocks: true, count: 2 },
      things: [
        { accountCode: '513', fen: 100 },
        { accountCode: '51301', fen: -100 },
      ],
    },
  ]);
  expect(await awaits()).toBe('mending');
  expect(await close()).toEqual([409, 'accounts.balancesUnlike']);
  await writeRow(BookBalancesEntity, kept);
  expect(await awaits()).toBe('closing');
  expect(await close()).toEqual([200, undefined]);
});

test('who keeps the books of another town reads none of it; without a book there is nothing to close', async () => {
  const stranger = await officer(FENGXIANG.slice(0, 9));
  expect((await callApi(listClosingFaults, { params, token: stranger })).status).toBe(403);
  expect((await callApi(listClosingFaults, { params })).status).toBe(401);
  expect((await callApi(listClosingFaults, { params: { ...params, year: 2031 }, token })).status).toBe(404);
});
