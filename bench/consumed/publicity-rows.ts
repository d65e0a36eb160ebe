import { dayInChina } from '@shared/time';
import { PersonFactsEntity } from '../../functions/subsidies/eligibility/person-facts-store';
import {
  PublicityEntity,
  type PublicityItems,
  publicityItems,
  PublicityRowEntity,
} from '../../functions/subsidies/publicity/publicity-store';
import { now } from '../../functions/platform/clock';
import { put, puts, type Row } from '../../scripts/seed/row';

const rowsOf = ({ head, rows }: PublicityItems): Row[] => [
  put(PublicityEntity, head),
  ...puts(PublicityRowEntity, rows),
];

/** `count` lists of a village, all open; the one that is read has `count` lines, the others one. */
export function publicityRows(villageCode: string, count: number): { rows: Row[]; publicityId: string } {
  const list = (place: number, lines: number) =>
    publicityItems({
      villageCode,
      programName: '耕地地力保护补贴',
      batchNo: `BT01-202511-${String(place).padStart(4, '0')}`,
      period: '2026年',
      publicFrom: dayInChina(now()),
      payer: '南溪区财政局',
      phone: '12345',
      rule: {
        programCode: 'BT01',
        names: 'masked',
        days: 7,
        reason: '按村务公开的要求公示',
        source: '演示',
        confidence: 'low',
      },
      payments: Array.from({ length: lines }, () => ({
        name: '王秀英',
        group: '3组',
        amountFen: 34_825,
        quantity: 3.2,
        unit: '亩',
      })),
    });
  const first = list(0, count);
  const others = Array.from({ length: count - 1 }, (_, place) => list(place + 1, 1));
  return { rows: [first, ...others].flatMap(rowsOf), publicityId: first.head.publicityId };
}

export const factsRow = (personId: string): Row =>
  put(PersonFactsEntity, {
    personId,
    facts: { bornOn: '1958-04-16', sex: 'female', hukou: 'village', dibao: true, landMu: 3.2, growsRice: true },
    asOf: '2026-11-20',
    source: '民政、农业农村等部门名册',
  });
