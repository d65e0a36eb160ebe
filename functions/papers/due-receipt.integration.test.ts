import { printDueReceipt } from '@shared/wechat-pay/receipts';
import { callApi } from '../../tests/support/api';
import { openPayOffice, type PayOffice } from '../../tests/support/pay-office';
import { NIUJIAO } from '../../tests/support/people';
import { accountById } from '../identity/account-store';
import { dueIn } from '../wechat-pay/testing/due-in';
import { dueOf } from '../wechat-pay/due-store';
import { personNamed } from '../reports/testing/people';

let office: PayOffice;

beforeEach(async () => {
  office = await openPayOffice();
});
afterEach(() => office.close());

test('what was paid has a paper for who paid it and who keeps the books; nobody else learns that there is one', async () => {
  const id = await office.paidAndHeard();
  const print = (token: string, duePaymentId = id) => callApi(printDueReceipt, { token, params: { duePaymentId } });
  const { status, body } = await print(office.tokens.party);
  expect([status, body.fileName]).toEqual([200, `收据${id.slice(-8)}.pdf`]);
  expect(Buffer.from(body.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect((await print(office.tokens.first)).status).toBe(200);
  expect((await print((await personNamed('李小军')).token)).status).toBe(404);
  // Closed without money: there is nothing to receipt.
  const { payerAccountId: accountId } = (await dueOf(id))!;
  const { personId } = (await accountById(accountId))!;
  const closed = await dueIn(NIUJIAO, { accountId, personId: personId! });
  expect((await print(office.tokens.party, closed.duePaymentId)).body.code).toBe('dues.wrongState');
});
