import { addDays } from '@shared/time';
import { AS_OF } from './calendar';
import { DEMO_VILLAGES, NIUJIAO } from './demo-people';
import { contradictionsIn } from './invariants';
import { type SeededVillage, villagesOf } from './village';

// What a confidential report knows its reporter by is keyed.
process.env.LOOKUP_KEY ??= 'lookup-key-'.padEnd(64, '0');
let niujiao: SeededVillage;
beforeAll(() => {
  [niujiao] = [...villagesOf(0, AS_OF, (code) => code === NIUJIAO)] as [SeededVillage];
});

test('no page contradicts another on another day either, nor in a copy of the district', () => {
  const found = [...villagesOf(0, '2027-02-01T00:00:00.000Z', (code) => DEMO_VILLAGES.includes(code))].flatMap(
    contradictionsIn,
  );
  expect(found).toEqual([]);
  const { value } = villagesOf(1, AS_OF).next() as { value: SeededVillage };
  expect(contradictionsIn(value)).toEqual([]);
});

type Registers = SeededVillage['registers'];
type Book = SeededVillage['book'];
const registersSay = (change: (of: Registers) => Partial<Registers>) => (of: SeededVillage) => ({
  ...of,
  registers: { ...of.registers, ...change(of.registers) },
});
const bookSays = (change: (of: Book) => Partial<Book>) => (of: SeededVillage) => ({
  ...of,
  book: { ...of.book, ...change(of.book) },
});

describe('what would be found', () => {
  const spoilt: [string, (of: SeededVillage) => SeededVillage, RegExp][] = [
    [
      'a card that no voucher bought',
      registersSay(({ assets }) => ({ assets: [...assets, { ...assets[0]!, cardNo: 'GD-9999' }] })),
      /固定资产原值：台账/,
    ],
    [
      'a card that wears out sooner than the books take off',
      registersSay(({ assets }) => ({
        assets: assets.map((one) => ({
          ...one,
          bases: one.bases.map((basis) => ({ ...basis, months: basis.months * 2 })),
        })),
      })),
      /累计折旧：台账/,
    ],
    [
      'a project that was never decided',
      (of) => ({ ...of, affairs: { ...of.affairs, decisions: [] } }),
      /no decision of .* is in the list/,
    ],
    [
      'works that are decided and no project',
      registersSay(({ projects }) => ({ projects: projects.slice(1) })),
      /was decided and is no project/,
    ],
    [
      'building that is in no project',
      registersSay(({ projects }) => ({ projects: projects.map((one) => ({ ...one, payments: [] })) })),
      /工程台账 0\.00 元/,
    ],
    [
      'a reversal whose other half does not know it',
      bookSays(({ vouchers }) => ({ vouchers: vouchers.map(({ reversedBy: _, ...one }) => one) })),
      /冲销它的凭证对不上/,
    ],
    [
      'a list still shown when its batch went to the bank',
      (of) => ({
        ...of,
        publicities: of.publicities.map((one) => ({
          ...one,
          head: { ...one.head, publicUntil: addDays(one.head.publicUntil, 14) },
        })),
      }),
      /is shown until .* and was sent on/,
    ],
    [
      'money sent that is in the future',
      (of) => ({ ...of, payments: of.payments.map((one) => ({ ...one, status: 'sent' as const })) }),
      /its transfer is not/,
    ],
    [
      'a total that is not that of the payments',
      (of) => ({ ...of, payments: of.payments.slice(1) }),
      /kept total of a person/,
    ],
    [
      'figures published that no voucher says',
      bookSays(({ publishing }) => ({
        publishing: {
          ...publishing,
          publications: publishing.publications.map((one) => ({
            ...one,
            figures: one.figures.map((figure) => ({ ...figure, fen: figure.fen + 1 })),
          })),
        },
      })),
      /what was published of 2025-01/,
    ],
    [
      'cash below nothing',
      bookSays(({ balances }) => ({
        balances: balances.map((one) => ({
          ...one,
          accounts: one.accounts.map((account) =>
            account.accountCode === '102' ? { ...account, openingFen: -1_000_000_00 } : account,
          ),
        })),
      })),
      /科目 102 是负数/,
    ],
  ];
  test.each(spoilt)('%s', (_name, spoil, says) => {
    expect(contradictionsIn(spoil(niujiao)).join('\n')).toMatch(says);
  });
});
