import { districtOf, isTestVillage, VillageCode } from '@shared/divisions';
import { yearOf, dayInChina } from '@shared/time';
import * as z from '@shared/zod';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { type Change, streamedTogether } from '../../platform/streamed';
import type { VillageRows } from '../facts/rows';
import { rulesOf } from '../rule-settings/setting-store';
import { watchRows } from './raise-findings';
import { villageRowsOf } from './village-rows';
import { isWokenBy, WAKING } from './waking';

/**
 * The Ledger's stream: runs the rules that the written rows wake, over their villages as they stand now. It is not the change that is
 * judged but the village, so that a change which comes twice, late, or after another raises the same alerts; and an alert is raised once
 * by its id, whoever finds it first, this or the night.
 */
export const handler = streamedTogether('watchWritten', async (changes) => {
  const at = now();
  for (const [villageCode, written] of byVillage(changes)) await watchVillage(villageCode, written, at);
});

/** What is read of a changed row: which it is, and where. */
const WrittenRow = z.object({
  _et: z.enum(WAKING as [string, ...string[]]),
  villageCode: VillageCode,
  voucherId: z.optional(z.string()),
  year: z.optional(z.int()),
});
type WrittenRow = z.infer<typeof WrittenRow>;

function byVillage(changes: readonly Change[]): Map<string, WrittenRow[]> {
  const villages = new Map<string, WrittenRow[]>();
  for (const { newImage } of changes) {
    const { data: row } = z.safeParse(WrittenRow, newImage);
    if (row && !isTestVillage(row.villageCode))
      villages.set(row.villageCode, [...(villages.get(row.villageCode) ?? []), row]);
  }
  return villages;
}

async function watchVillage(villageCode: string, written: readonly WrittenRow[], at: string): Promise<void> {
  const kinds = new Set(written.map(({ _et }) => _et));
  const rules = (await rulesOf(districtOf(villageCode))).filter(
    ({ rule, state }) => state === 'live' && isWokenBy(rule, kinds),
  );
  if (rules.length === 0) return;
  const wanted = [...new Set(rules.flatMap(({ rule }) => rule.needs))];
  const rows = { ...(await villageRowsOf(villageCode, at, {}, wanted)), reports: undefined, bursts: undefined };
  refuseOlder(rows, written, at);
  const { raised } = await watchRows(rules, rows, at);
  if (raised > 0) log('info', 'watchWritten', { subject: `village#${villageCode}`, count: raised });
}

/** A reading that is behind what woke it would find nothing, for good: the stream then brings it again. @throws Error */
function refuseOlder({ vouchers = [] }: VillageRows, written: readonly WrittenRow[], at: string): void {
  const thisYear = yearOf(dayInChina(at));
  const read = new Set(vouchers.map(({ voucherId }) => voucherId));
  const isMissing = ({ _et, year, voucherId }: WrittenRow) =>
    _et === 'Voucher' && year !== undefined && year >= thisYear - 1 && year <= thisYear && !read.has(voucherId!);
  if (written.some(isMissing)) throw new Error('The reading is behind the stream');
}
