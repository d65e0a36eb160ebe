import { AppError } from '@shared/errors';
import * as fc from 'fast-check';
import type { Hand } from '../desk/pending';
import { afterAnswer, afterReading, afterSettling, type Audit, isNoneOf, partiesOf } from './audit';
import { CASH_FEN, isDrawn, LARGE_FEN, reasonsOf } from './reasons';

beforeAll(() => {
  process.env.LOOKUP_KEY = 'x'.repeat(43);
});

const hand = (personId: string | undefined): Hand => ({ accountId: 'A', personId, name: personId ?? '', at: '' });
const HANDS = ['甲', '乙', '丙'];
const BOOKERS = { personIds: HANDS, names: [] };
const refusal = (act: () => Audit): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

test('whatever is tried by whomever, nobody is on both sides of a case: who booked or ever answered judges nothing of it', () => {
  const person = fc.constantFrom(...HANDS, '丁', '戊', undefined);
  const step = fc.constantFrom('read', 'answer', 'settle', 'mend');
  fc.assert(
    fc.property(fc.array(fc.tuple(step, person), { maxLength: 30 }), (tries) => {
      let audit: Audit | undefined;
      for (const [kind, who] of tries)
        refusal(() => {
          const by = hand(who);
          if (kind === 'read') audit = afterReading(audit, BOOKERS, by, '没有签字');
          else if (kind === 'answer') audit = afterAnswer(audit, BOOKERS, by, '补了');
          else audit = afterSettling(audit, BOOKERS, by, kind === 'mend');
          return audit;
        });
      if (!audit) return;
      const named = (hands: readonly Hand[]) => hands.map(({ personId }) => personId);
      const judges = named([audit.read, ...audit.settlements]);
      const parties = [...HANDS, ...named(audit.answers)];
      expect(judges.filter((judge) => judge === undefined || parties.includes(judge))).toEqual([]);
      if (audit.state === 'mended') expect(audit.settlements.length).toBe(audit.answers.length);
    }),
  );
});

test('where others than the known persons had it in hand, the names on it count; a person who is not known is nobody else', () => {
  const signed = { preparedBy: '王 芳', reviewedBy: '李四', approvedBy: '' };
  const imported = partiesOf([{ ...signed, bookers: { personIds: ['丁'], areAll: false } }]);
  const is = (personId: string | undefined, name: string) => isNoneOf(imported, { personId, name });
  expect([is('丁', '赵强'), is('戊', '王芳'), is('戊', '李四'), is(undefined, '赵强')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(is('戊', '赵强')).toBe(true);
  // A namesake of those who are known is another.
  const known = partiesOf([{ ...signed, bookers: { personIds: HANDS, areAll: true } }]);
  expect(isNoneOf(known, { personId: '戊', name: '李四' })).toBe(true);
  // A row that was written before persons were kept has the names alone.
  expect(isNoneOf(partiesOf([signed]), { personId: '戊', name: '李四' })).toBe(false);
  expect(refusal(() => afterReading(undefined, partiesOf([]), hand(undefined)))).toBe('audit.samePerson');
});

test('read once; a finding is open until it is mended, and can be answered again', () => {
  const clean = afterReading(undefined, BOOKERS, hand('丁'));
  expect(clean.state).toBe('clean');
  expect(refusal(() => afterReading(clean, BOOKERS, hand('戊')))).toBe('audit.wrongState');
  const found = afterReading(undefined, BOOKERS, hand('丁'), '没有签字');
  expect(refusal(() => afterSettling(found, BOOKERS, hand('丁'), true))).toBe('audit.wrongState');
  const again = afterSettling(afterAnswer(found, BOOKERS, hand('甲'), '补了'), BOOKERS, hand('丁'), false);
  expect(again.state).toBe('found');
  expect(afterAnswer(again, BOOKERS, hand('甲'), '又补了')).toMatchObject({
    ...{ state: 'answered', answers: [{ answer: '补了' }, { answer: '又补了' }] },
  });
});

test('who answered and was refused does not settle what another answers; who refused an answer gives none', () => {
  const found = afterReading(undefined, BOOKERS, hand('丁'), '没有签字');
  const refused = afterSettling(afterAnswer(found, BOOKERS, hand('己'), '不用签'), BOOKERS, hand('戊'), false);
  expect(refusal(() => afterAnswer(refused, BOOKERS, hand('戊'), '补了'))).toBe('audit.samePerson');
  expect(refusal(() => afterAnswer(refused, BOOKERS, hand('丁'), '补了'))).toBe('audit.samePerson');
  const answered = afterAnswer(refused, BOOKERS, hand('甲'), '补了');
  expect(refusal(() => afterSettling(answered, BOOKERS, hand('己'), true))).toBe('audit.samePerson');
  expect(afterSettling(answered, BOOKERS, hand('丁'), true).state).toBe('mended');
});

const SPENT = [{ summary: '', accountCode: '513', accountName: '', debitFen: 100, creditFen: 0 }];
const voucher = (more: Partial<Parameters<typeof reasonsOf>[0]> = {}) => ({
  ...{
    voucherId: '',
    voucherOn: '2026-01-07',
    totalFen: 100,
    attachments: [{ kind: '发票', title: '发票', pages: 1 }],
    lines: SPENT,
    ...more,
  },
});
const rules = (more: Parameters<typeof voucher>[0], hasAddedPapers = false) =>
  reasonsOf(voucher(more), hasAddedPapers).filter((reason) => reason !== 'lot');
const cash = (creditFen: number) => [{ summary: '', accountCode: '10101', accountName: '', debitFen: 0, creditFen }];

test('the rules, each at its edge', () => {
  expect([rules({ totalFen: LARGE_FEN - 1 }), rules({ totalFen: LARGE_FEN })]).toEqual([[], ['large']]);
  expect(rules({ totalFen: -LARGE_FEN, reversalOf: 'V' })).toEqual(['large', 'reversal']);
  expect([rules({ lines: cash(CASH_FEN - 1) }), rules({ lines: cash(CASH_FEN) })]).toEqual([[], ['cash']]);
  expect([rules({ attachments: [] }), rules({ attachments: [] }, true)]).toEqual([['withoutPaper'], []]);
});

test('the lot draws about five in a hundred, the same ones each time', () => {
  const ids = Array.from({ length: 20_000 }, (_, place) => `V${place}`);
  const drawn = ids.filter(isDrawn);
  expect(ids.filter(isDrawn)).toEqual(drawn);
  expect(drawn.length / ids.length).toBeGreaterThan(0.045);
  expect(drawn.length / ids.length).toBeLessThan(0.055);
});
