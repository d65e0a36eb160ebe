/** A block of merged cells, rows from 1, columns from 0, all included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
/** Longer than any tag that is looked for. */
const OVERLAP = 200;

/** `A` → 0, `AA` → 26. */
export function columnAt(letters: string): number {
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

/** The merged blocks of a sheet, from the top. They stand behind the rows in the file, so it is read through for them first. */
export async function mergesIn(texts: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let kept = '';
  for await (const text of texts) {
    kept += text;
    if (kept.includes('mergeCell ')) {
      let last = 0;
      for (const found of kept.matchAll(MERGE)) {
        const [whole, left = '', top, right = '', bottom] = found;
        merges.push({ top: Number(top), bottom: Number(bottom), left: columnAt(left), right: columnAt(right) });
        last = found.index + whole.length;
      }
      kept = kept.slice(Math.max(last, kept.length - OVERLAP));
    } else kept = kept.slice(-OVERLAP);
  }
  return merges.sort((a, b) => a.top - b.top);
}
