import { type DutyMet, NoticeKind } from '@shared/affairs/notices';
import { formatFen } from '@shared/money';
import { addDays } from '@shared/time';
import * as z from '@shared/zod';
import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { AS_OF_DAY, dayOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import { readTable } from './tables';

export interface SeedNotice {
  readonly noticeId: string;
  readonly villageCode: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly publishedAt: string;
  readonly duty?: DutyMet;
}

/** What a village puts on its board within so many days of one; `{村}` is its name, `{组}` a group. */
const TEXTS = readTable(
  'notices',
  z.strictObject({ kind: NoticeKind, from: z.string(), days: z.coerce.number(), title: z.string(), body: z.string() }),
);

const EXCUSED = '以上账目经村务监督委员会审核。每一笔都可以在“明白账”里点开看凭证，有疑问请到村里问，或者在这里反映。';

/** The finance notice of a quarter, in the figures of the book itself. */
function financeNotice(
  village: SeedVillage,
  { year, months }: StoredVillageYear,
  quarter: number,
): [title: string, body: string, duty: DutyMet] {
  const inQuarter = months.filter(({ month }) => Math.ceil(Number(month.slice(5)) / 3) === quarter);
  const sum = (of: 'incomeFen' | 'expenseFen') => inQuarter.reduce((total, month) => total + month[of], 0);
  const count = inQuarter.reduce((total, month) => total + month.count, 0);
  return [
    `${year} 年第${'一二三四'[quarter - 1]}季度收支公开`,
    `${village.shortName}${year} 年第${'一二三四'[quarter - 1]}季度收入 ${formatFen(sum('incomeFen'))}，支出 ${formatFen(sum('expenseFen'))}，共 ${count} 笔。\n\n${EXCUSED}`,
    { code: 'finance', period: `${year}-Q${quarter}` },
  ];
}

/** 6 to 12 notices of a village, the finance ones told from its book. */
export function noticesOf(
  dice: Dice,
  village: SeedVillage,
  years: readonly StoredVillageYear[],
  groups: readonly string[],
): SeedNotice[] {
  const office = `${village.shortName}${village.urban ? '居委会' : '村委会'}`;
  const notices: Omit<SeedNotice, 'noticeId'>[] = [];
  const add = (kind: NoticeKind, on: string, title: string, body: string, duty?: DutyMet) => {
    const minutes = dice.int(0, 540);
    notices.push({
      villageCode: village.code,
      kind,
      title,
      body,
      author: kind === 'party' ? `${village.shortName}党支部` : office,
      publishedAt: new Date(Date.parse(`${on}T00:30:00.000Z`) + minutes * 60_000).toISOString(),
      ...(duty && { duty }),
    });
  };
  const some = (wanted: NoticeKind, count: number) =>
    dice.sample(
      TEXTS.filter(({ kind }) => kind === wanted),
      count,
    );
  for (const { kind, from, days, title, body } of [
    ...some('affairs', dice.int(3, 4)),
    ...some('party', dice.int(1, 2)),
    ...some('service', dice.int(1, 3)),
  ]) {
    const group = dice.pick(groups);
    const fill = (text: string) => text.replaceAll('{组}', group).replaceAll('{村}', village.shortName);
    const day = addDays(from, dice.int(0, days));
    add(kind, day > AS_OF_DAY ? addDays(AS_OF_DAY, -1) : day, fill(title), fill(body));
  }
  const last = years.at(-1)!;
  for (const quarter of dice.chance(0.5) ? [3] : [2, 3])
    add('finance', dayOf(2026, quarter * 3 + 1, dice.int(8, 16)), ...financeNotice(village, last, quarter));
  if (dice.chance(0.4)) add('finance', dayOf(2026, 1, dice.int(9, 18)), ...financeNotice(village, years[0]!, 4));
  return notices
    .sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))
    .map((notice) => ({ ...notice, noticeId: dice.ulid(notice.publishedAt) }));
}
