import fc from 'fast-check';
import { agree, type OpenLine, type OpenVoucher, suggestionsFor } from './matching';
import { adjusted } from './reconciliation';

const line = (place: number, signedFen: number, more: Partial<OpenLine> = {}): OpenLine => ({
  lineKey: `L${place}`,
  on: '2026-03-10',
  signedFen,
  ...more,
});
const voucher = (place: number, signedFen: number, more: Partial<OpenVoucher> = {}): OpenVoucher => ({
  voucherId: `V${place}`,
  voucherNo: `记-${String(place).padStart(4, '0')}`,
  occurredOn: '2026-03-10',
  signedFen,
  counterpartyKeys: [],
  ...more,
});
const reasons = (lines: OpenLine[], vouchers: OpenVoucher[]) =>
  suggestionsFor(lines, vouchers).suggestions.map(({ reason, isCertain }) => [reason, isCertain]);

test('a voucher that the bank names is certain where it is alone; a longer number does not name it', () => {
  expect(reasons([line(1, -500, { remark: '付款 记-0012' })], [voucher(12, -500)])).toEqual([['voucherNumber', true]]);
  expect(reasons([line(1, -500, { remark: '付款 记-00123' })], [voucher(12, -500)])).toEqual([['sameSum', false]]);
  const twice = [line(1, -500, { remark: '记-0012' }), line(2, -500, { remark: '记-0012' })];
  expect(reasons(twice, [voucher(12, -500)]).map(([, isCertain]) => isCertain)).toEqual([false, false]);
});

test('numbers begin anew each year: another year’s voucher is suggested and never certain', () => {
  const named = line(1, -500, { on: '2026-01-05', remark: '付款 记-0012' });
  expect(reasons([named], [voucher(12, -500, { occurredOn: '2025-12-31' })])).toEqual([['voucherNumber', false]]);
  expect(reasons([named], [voucher(12, -500, { occurredOn: '2026-01-04' })])).toEqual([['voucherNumber', true]]);
});

test('five equal instalments: all are suggested, none is chosen', () => {
  const five = [1, 2, 3, 4, 5];
  const found = suggestionsFor(
    five.map((place) => line(place, 30_000)),
    five.map((place) => voucher(place, 30_000)),
  ).suggestions.filter(({ reason }) => reason === 'sameSum');
  expect(found).toHaveLength(25);
  expect(found.some(({ isCertain }) => isCertain)).toBe(false);
});

test('of the same sum, another party and another week are left out with the reason', () => {
  const open = [
    voucher(1, 800, { counterpartyKeys: ['K2'] }),
    voucher(2, 800, { occurredOn: '2026-03-20' }),
    voucher(3, 800, { counterpartyKeys: ['K1'] }),
  ];
  const { suggestions, leftOut } = suggestionsFor([line(1, 800, { counterpartyKey: 'K1' })], open);
  expect(suggestions).toMatchObject([{ voucherIds: ['V3'], reason: 'sameParty', isCertain: false }]);
  expect(leftOut.map(({ voucherId, why }) => [voucherId, why])).toEqual([
    ['V1', 'otherParty'],
    ['V2', 'farApart'],
  ]);
});

test('one line for the vouchers of a day, one voucher for the lines of a day', () => {
  const batch = suggestionsFor([line(1, -600)], [voucher(1, -100), voucher(2, -200), voucher(3, -300)]);
  expect(batch.suggestions).toMatchObject([{ voucherIds: ['V1', 'V2', 'V3'], reason: 'manyVouchers' }]);
  const parts = suggestionsFor([line(1, -100), line(2, -200)], [voucher(9, -300, { occurredOn: '2026-03-12' })]);
  expect(parts.suggestions).toMatchObject([{ lineKeys: ['L1', 'L2'], reason: 'manyLines' }]);
});

const fen = fc.integer({ min: -500, max: 500 }).filter((one) => one !== 0);
const remark = fc.option(
  fc.integer({ min: 1, max: 6 }).map((no) => `记-000${no}`),
  { nil: undefined },
);

test('whatever stands open: what is suggested agrees to the fen, and what is certain has no rival on either side', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ fen, remark }), { maxLength: 8 }),
      fc.array(fen, { maxLength: 8 }),
      (some, others) => {
        const lines = some.map((each, place) => line(place, each.fen % 4 || 1, { remark: each.remark }));
        const vouchers = others.map((each, place) => voucher(place + 1, each % 4 || 1));
        const { suggestions } = suggestionsFor(lines, vouchers);
        for (const { lineKeys, voucherIds, isCertain } of suggestions) {
          const of = (keys: readonly string[]) => lines.filter(({ lineKey }) => keys.includes(lineKey));
          expect(
            agree(
              of(lineKeys),
              vouchers.filter(({ voucherId }) => voucherIds.includes(voucherId)),
            ),
          ).toBe(true);
          if (!isCertain) continue;
          const rivals = suggestions.filter(
            (each) =>
              each.lineKeys.length === 1 &&
              each.voucherIds.length === 1 &&
              (each.lineKeys[0] === lineKeys[0] || each.voucherIds[0] === voucherIds[0]),
          );
          expect(rivals).toHaveLength(1);
        }
      },
    ),
  );
});

test('the two ends are equal for any postings, lines, matches and corrections from one opening', () => {
  const step = fc.record({ kind: fc.constantFrom('both', 'book', 'bank', 'match', 'undo', 'reverse'), fen });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.array(step, { maxLength: 60 }), (openingFen, steps) => {
      let [bookFen, bankFen] = [openingFen, openingFen];
      let openLines: { signedFen: number }[] = [];
      let openVouchers: { signedFen: number }[] = [];
      const matched: { lines: { signedFen: number }[]; vouchers: { signedFen: number }[] }[] = [];
      for (const { kind, fen: signedFen } of steps) {
        if (kind === 'book' || kind === 'both')
          [bookFen, openVouchers] = [bookFen + signedFen, [...openVouchers, { signedFen }]];
        if (kind === 'bank' || kind === 'both')
          [bankFen, openLines] = [bankFen + signedFen, [...openLines, { signedFen }]];
        if (kind === 'reverse' && openVouchers[0])
          [bookFen, openVouchers] = [
            bookFen - openVouchers[0].signedFen,
            [...openVouchers, { signedFen: -openVouchers[0].signedFen }],
          ];
        if (kind === 'match') {
          const pair = openLines.flatMap((one) =>
            openVouchers.filter((other) => agree([one], [other])).map((other) => [one, other] as const),
          )[0];
          if (pair) {
            matched.push({ lines: [pair[0]], vouchers: [pair[1]] });
            openLines = openLines.filter((one) => one !== pair[0]);
            openVouchers = openVouchers.filter((one) => one !== pair[1]);
          }
        }
        if (kind === 'undo') {
          const last = matched.pop();
          openLines = [...openLines, ...(last?.lines ?? [])];
          openVouchers = [...openVouchers, ...(last?.vouchers ?? [])];
        }
        expect(adjusted({ bookFen, bankFen, openLines, openVouchers }).differenceFen).toBe(0);
      }
    }),
  );
});
