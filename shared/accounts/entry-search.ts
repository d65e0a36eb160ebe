import { AccountCode, Direction, Entry } from './accounts';
import { VillageCode } from '../divisions';
import { Fen, MOST_SUM_FEN } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/** Full-width letters, digits and signs as half-width, all in lower case: place for place, so that a hit can be marked. */
export const folded = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .toLowerCase();

/** The words of what a person typed: each must be found. */
export const searchWords = (typed: string): string[] => folded(typed).split(/\s+/).filter(Boolean);

const AMOUNT = /^[¥￥]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(万|千|百)?(元|块|块钱)?$/;
const TIMES: Record<string, number> = { 万: 10_000, 千: 1_000, 百: 100 };

/** Money as people type it, in fen: 500, 1.2万, ¥1,200.50, ３千块. Undefined for what is no amount. */
export function fenTyped(typed: string): number | undefined {
  const text = folded(typed.trim());
  const [, whole, , fraction = '', unit = ''] = AMOUNT.exec(text) ?? [];
  if (!whole) return undefined;
  const fen = Math.round(Number(whole.replace(/,/g, '') + fraction) * (TIMES[unit] ?? 1) * 100);
  return fen <= MOST_SUM_FEN ? fen : undefined;
}

/** The parts of a text, each with whether one of `words` is there: what a list of hits marks. */
export function highlightsOf(text: string, words: readonly string[]): { part: string; hit: boolean }[] {
  const plain = folded(text);
  const hits = new Array<boolean>(text.length).fill(false);
  for (const word of words)
    for (let at = plain.indexOf(word); word && at >= 0; at = plain.indexOf(word, at + 1))
      hits.fill(true, at, at + word.length);
  const parts: { part: string; hit: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = parts[parts.length - 1];
    const hit = hits[at] ?? false;
    if (last?.hit === hit) last.part += text[at];
    else parts.push({ part: text[at] ?? '', hit });
  }
  return parts;
}

/** Who was paid, or paid: the same id for the same one of a village, in every year. Says nothing of who it is. */
export const PayeeId = z.string().check(z.regex(/^[\w-]{16}$/, '编号不对'));

const fenQuery = z.optional(
  z.coerce.number().check(z.int('金额不对'), z.minimum(0, '金额不对'), z.maximum(MOST_SUM_FEN)),
);

/** What is looked for. All that is given must fit; amounts by their size, whichever way the money went. */
export const EntryQuestion = z.object({
  /** Words, each of which is in the summary, the other party, the account or the voucher number; or is the amount. */
  q: z.optional(z.string().check(z.maxLength(60, '最多 60 个字'))),
  direction: z.optional(Direction),
  accountCode: z.optional(AccountCode),
  payeeId: z.optional(PayeeId),
  minFen: fenQuery,
  maxFen: fenQuery,
  from: z.optional(Day),
  until: z.optional(Day),
});
export type EntryQuestion = z.infer<typeof EntryQuestion>;

/** What was found adds up to this. `whole` is false when the village has more than one look can read: “至少”. */
export const FoundSum = z.object({ count: z.int(), incomeFen: Fen, expenseFen: Fen, whole: z.boolean() });
export type FoundSum = z.infer<typeof FoundSum>;

export const searchEntries = defineRoute({
  id: 'searchEntries',
  method: 'GET',
  path: '/villages/{villageCode}/entries',
  summary: 'Look through all the years of a village: by word, other party, amount, day, account (查账)',
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  query: z.extend(PageQuery, EntryQuestion.shape),
  /** The sum comes with the first page. */
  response: z.extend(pageOf(Entry), { sum: z.optional(FoundSum) }),
  errors: ['page.badCursor'],
});
