import type { LineAwaits } from '@shared/accounts/bank-reconciliation';
import { yearMonthOf } from '@shared/time';

interface Words {
  readonly awaits: LineAwaits;
  readonly note: string;
}

/** An open line with what it is said to wait for, and what was said before: `through` is the last month whose sheet says so. */
export interface Explained {
  readonly awaits?: LineAwaits | undefined;
  readonly note?: string | undefined;
  readonly saidBefore?: (Words & { readonly through: string })[] | undefined;
}

/** What a month's sheet says of a line. */
export function explanationIn({ awaits, note, saidBefore = [] }: Explained, month: string): Partial<Words> {
  const then = saidBefore.find(({ through }) => month <= through);
  if (then) return { awaits: then.awaits, note: then.note };
  return { ...(awaits && { awaits }), ...(note && { note }) };
}

/**
 * A line explained anew. What it was said to wait for stays on the sheets of the months that two have signed: a signature is given to
 * those words. A line that nobody had explained stands on no signed sheet, and is explained for all of them.
 * @param signedThrough the last month that is closed or signed by two.
 */
export function explained<L extends Explained & { readonly on: string }>(
  line: L,
  words: Words,
  signedThrough: string | undefined,
): L {
  const { awaits, note, saidBefore = [] } = line;
  const isNew =
    awaits !== undefined &&
    signedThrough !== undefined &&
    signedThrough >= yearMonthOf(line.on) &&
    !saidBefore.some(({ through }) => through >= signedThrough);
  return {
    ...line,
    ...words,
    ...(isNew && { saidBefore: [...saidBefore, { awaits, note: note ?? '', through: signedThrough }] }),
  };
}
