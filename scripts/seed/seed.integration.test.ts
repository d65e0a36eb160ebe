import { listEntries, showVillageYear, showVoucher } from '@shared/accounts/accounts';
import { listContracts } from '@shared/accounts/contracts';
import { showAsset } from '@shared/accounts/registers';
import sharp from 'sharp';
import { listNotices } from '@shared/affairs/notices';
import { showPolicy } from '@shared/subsidies/policies';
import { bindPerson, BINDING_CONSENT_VERSION, listCadres, showMe } from '@shared/identity/identity';
import { countUnreadMessages, listMessages } from '@shared/messages/messages';
import { listMyReports, listWork, openAnonymousReport } from '@shared/reports/reports';
import { showVillageScore } from '@shared/reviews/reviews';
import { listMyPayments, showMyPayment, showMyPaymentYears, showProgram } from '@shared/subsidies/subsidies';
import { atWeChat, callApi, phoneCode, signInAs } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { freshTables } from '../../tests/support/tables';
import { verifyDistrict } from '../../functions/reports/trail/verify-trails';
import { findMedia } from '../../functions/media/media-store';
import { coveredBy } from '../../functions/media/redaction/redact-image';
import { digestOfObject, presignRead } from '../../functions/platform/media-bucket';
import { secondsAfter } from '@shared/time';
import { AS_OF } from './calendar';
import { ordersPage } from '../../functions/orders/order-store';
import { DEMO_VILLAGES, demoPeople, NIUJIAO } from './demo-people';
import { picturesOf } from './pictures/chosen';
import { seedPictures } from './pictures/seed-pictures';
import { DEMO_RECEIPT_NO } from './reports';
import { seedDistrict } from './seed-district';
import { villagesOf } from './village';

jest.setTimeout(240_000);

const demo = (key: string) => demoPeople.find((person) => person.key === key)!;
const tokenOf = async (key: string) => (await signInAs(demo(key).openid)).token;

beforeAll(async () => {
  await freshTables({ streams: true });
  await seedDistrict({ villages: DEMO_VILLAGES });
});

describe('the seeded district, through the API', () => {
  it('shows 王秀英 her payments, and the rule behind one', async () => {
    const token = await tokenOf('wang-xiuying');
    const { body: years } = await callApi(showMyPaymentYears, { token });
    expect(years.years.map(({ year }) => year)).toEqual([2026, 2025, 2024]);
    const { body: page } = await callApi(listMyPayments, { token, query: { year: 2026 } });
    const { status, body } = await callApi(showMyPayment, { token, params: { paymentId: page.items[0]!.paymentId } });
    expect(status).toBe(200);
    expect(body.rule?.programCode).toBe(page.items[0]!.programCode);
    expect((await callApi(showProgram, { params: { programCode: 'BT01' } })).body.rules).toHaveLength(3);
  });

  it('shows anyone 牛角村’s book, down to a voucher', async () => {
    const params = { villageCode: NIUJIAO, year: 2026 };
    const { body: year } = await callApi(showVillageYear, { params });
    expect(year.openingFen + year.incomeFen - year.expenseFen).toBe(year.balanceFen);
    const { body: entries } = await callApi(listEntries, { params, query: { direction: 'expense' } });
    const { voucherId } = entries.items[0]!;
    const { body: voucher } = await callApi(showVoucher, { params: { ...params, voucherId } });
    // The newest was paid by an order: its last signature is the director's.
    expect(voucher.approvedBy).toBe('高远');
    const { body: contracts } = await callApi(listContracts, { params: { villageCode: NIUJIAO } });
    expect(contracts.items.length).toBeGreaterThan(0);
  });

  it('shows its cadres, notices and policies', async () => {
    const { body: cadres } = await callApi(listCadres, { params: { villageCode: NIUJIAO } });
    expect(cadres.items[0]).toMatchObject({ name: '陈建国', title: '党支部书记、村委会主任' });
    const { body: notices } = await callApi(listNotices, { params: { villageCode: NIUJIAO } });
    expect(notices.items.length).toBeGreaterThanOrEqual(6);
    const { body: policy } = await callApi(showPolicy, { params: { policyCode: 'ZC01' } });
    expect(policy.programs).toEqual([{ programCode: 'BT01', name: '耕地地力保护补贴' }]);
  });

  it('gives each of the demo’s people the work of their roles', async () => {
    const wang = await tokenOf('wang-xiuying');
    expect((await callApi(listMyReports, { token: wang })).body.items.map(({ state }) => state).sort()).toEqual([
      'accepted',
      'accepted',
      'answered',
      'awaiting',
      'merged',
      'submitted',
    ]);
    const chen = await tokenOf('chen-jianguo');
    expect((await callApi(showMe, { token: chen })).body.grants.map(({ role }) => role)).toEqual(['resident', 'cadre']);
    const { body: work } = await callApi(listWork, { token: chen, query: { role: 'cadre' } });
    expect(work.items.length).toBeGreaterThanOrEqual(4);
    expect(work.items.map(({ dueAt }) => dueAt)).toEqual(work.items.map(({ dueAt }) => dueAt).sort());
    for (const [key, role] of [
      ['zhao-qiang', 'township'],
      ['zhou-min', 'regulator'],
    ] as const) {
      const { body } = await callApi(listWork, { token: await tokenOf(key), query: { role } });
      expect(body.items.length).toBeGreaterThan(0);
    }
    const { status, body } = await callApi(openAnonymousReport, { body: { receiptNo: DEMO_RECEIPT_NO } });
    expect([status, body.mode]).toEqual([200, 'anonymous']);
  });

  it('binds 李小军 with the number shown, and not the passer-by', async () => {
    const bind = async (key: string) => {
      const { openid, name, idNumber, phone } = demo(key);
      const { token } = await signInAs(openid);
      await atWeChat('phone', { openid, phone });
      const body = { name, idNumber, phoneCode: await phoneCode(openid), consentVersion: BINDING_CONSENT_VERSION };
      return (await callApi(bindPerson, { token, body } as never)).status;
    };
    expect(await bind('li-xiaojun')).toBe(200);
    expect(await bind('passer-by')).not.toBe(200);
  });

  it('changes neither inboxes nor scores when the streams tell of what was seeded', async () => {
    const token = await tokenOf('chen-jianguo');
    const seen = async () => ({
      messages: (await callApi(listMessages, { token, query: { limit: 50 } })).body.items,
      unread: (await callApi(countUnreadMessages, { token })).body,
      score: (await callApi(showVillageScore, { params: { villageCode: NIUJIAO } })).body,
    });
    const before = await seen();
    expect(before.unread.count).toBeGreaterThan(0);
    expect(before.score.work.length).toBeGreaterThan(0);
    await deliverStreams();
    expect(await seen()).toEqual(before);
  });

  it('has each payment of 牛角村’s orders in its book, with the hash of its receipt', async () => {
    const { items } = await ordersPage(NIUJIAO, { limit: 50 });
    const paid = items
      .flatMap(({ payments }) => payments)
      .filter(({ state }) => state === 'paid' || state === 'returnedLater');
    expect(paid).toHaveLength(4);
    for (const { voucherId, voucherYear: year, amountFen, toBook, receiptHash } of paid) {
      expect([toBook ?? [], receiptHash]).toEqual([[], expect.stringMatching(/^[0-9a-f]{64}$/)]);
      const params = { villageCode: NIUJIAO, year: year!, voucherId: voucherId! };
      expect((await callApi(showVoucher, { params })).body.totalFen).toBe(amountFen);
    }
  });

  it('has pictures behind vouchers and assets of 牛角村, several to a voucher, with what is private covered', async () => {
    // Pictures are drawn a while after the rows were written.
    expect(await seedPictures(secondsAfter(AS_OF, 60))).toBeGreaterThan(40);
    const { items: orders } = await ordersPage(NIUJIAO, { limit: 50 });
    for (const { villageCode, payments } of orders)
      for (const { serial, receiptHash } of payments.filter((payment) => payment.receiptHash))
        expect((await digestOfObject(`bank-receipts/${villageCode}/${serial}`))?.sha256).toBe(receiptHash);
    const [seeded] = [...villagesOf(0, AS_OF, (code) => code === NIUJIAO)];
    const { vouchers, assets } = picturesOf(seeded!);
    expect(new Set(vouchers.map(({ voucher }) => voucher.year))).toEqual(new Set([2025, 2026]));
    const { voucherId, year } = vouchers[0]!.voucher;
    const { body } = await callApi(showVoucher, { params: { villageCode: NIUJIAO, year, voucherId } });
    const pictures = body.attachments.flatMap((paper) => paper.pictures ?? []);
    expect(pictures.length).toBeGreaterThan(2);
    const { assetId } = assets[0]!.asset;
    const { body: card } = await callApi(showAsset, { params: { villageCode: NIUJIAO, assetId } });
    expect(card.pictures).toHaveLength(2);
    for (const { url } of [...pictures, ...card.pictures]) expect((await fetch(url!)).status).toBe(200);

    const media = (await findMedia(pictures[0]!.mediaId))!;
    const original = (await findMedia(media.redactionOf!))!;
    expect(media.boxes!.length).toBeGreaterThan(0);
    const pixelsOf = async (key: string) => {
      const bytes = await (await fetch(await presignRead(key))).arrayBuffer();
      return sharp(Buffer.from(bytes)).raw().toBuffer({ resolveWithObject: true });
    };
    const [shown, under] = await Promise.all([pixelsOf(media.copyKey!), pixelsOf(original.originalKey)]);
    const { left, top, right, bottom } = coveredBy(media.boxes![0]!, shown.info);
    const spread = ({ data, info }: typeof shown) => {
      const values: number[] = [];
      for (let y = top + 2; y < bottom - 2; y += 1)
        for (let x = left + 2; x < right - 2; x += 1) values.push(data[(y * info.width + x) * info.channels]!);
      return Math.max(...values) - Math.min(...values);
    };
    expect(spread(shown)).toBeLessThan(8);
    expect(spread(under)).toBeGreaterThan(100);
  });

  it('leaves a sound trail of every report', async () => {
    const { trails, faults } = await verifyDistrict(NIUJIAO.slice(0, 6));
    expect(trails).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
});
