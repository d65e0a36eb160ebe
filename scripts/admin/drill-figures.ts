import { readFileSync } from 'node:fs';
import path from 'node:path';

/** How many rows of a kind there are, and the sum of what they hold in fen. */
export interface Figure {
  count: number;
  fen: bigint;
}
export type Figures = ReadonlyMap<string, Figure>;

const RETENTION = JSON.parse(readFileSync(path.resolve(__dirname, '../../data/retention.json'), 'utf8')) as {
  rows: { row: string; kept: string; removedBy: string }[];
};
/** Kinds that DynamoDB takes away by itself: a table that was restored has more of them, and it says nothing. */
const PASSING = new Set(RETENTION.rows.filter(({ removedBy }) => /TTL/.test(removedBy)).map(({ row }) => row));
/** Kinds of which no row is ever taken away. */
const STAYING = new Set(
  RETENTION.rows
    .filter(({ kept, removedBy }) => kept === 'for good' && /^nothing(?!.*(yet|replaced))/.test(removedBy))
    .map(({ row }) => row),
);

/** Rows and sums by kind. Every attribute that ends in `Fen` and stands on the row itself is added, exactly. */
export async function figuresOf(rows: AsyncIterable<Record<string, unknown>>): Promise<Figures> {
  const figures = new Map<string, Figure>();
  for await (const row of rows) {
    const kind = String(row._et ?? '（没有类）');
    if (PASSING.has(kind)) continue;
    const { count, fen } = figures.get(kind) ?? { count: 0, fen: 0n };
    const own = Object.entries(row).reduce((sum, [name, value]) => (/Fen$/.test(name) ? sum + fenOf(value) : sum), 0n);
    figures.set(kind, { count: count + 1, fen: fen + own });
  }
  return figures;
}

const fenOf = (value: unknown): bigint =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value)) ? BigInt(value) : 0n;

export interface Differing {
  kind: string;
  now: Figure;
  then: Figure;
  /** Rows are gone of a kind of which none ever goes. */
  isLess: boolean;
}

const NONE: Figure = { count: 0, fen: 0n };

/** The kinds that differ between what there is and what was restored, by name. */
export function differences(now: Figures, then: Figures): Differing[] {
  return [...new Set([...now.keys(), ...then.keys()])].sort().flatMap((kind) => {
    const [here, there] = [now.get(kind) ?? NONE, then.get(kind) ?? NONE];
    if (here.count === there.count && here.fen === there.fen) return [];
    return [{ kind, now: here, then: there, isLess: STAYING.has(kind) && here.count < there.count }];
  });
}
