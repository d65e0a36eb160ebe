/** How long a trail was on a night, and the hash of its last link then. */
export interface AnchoredHead {
  readonly reportId: string;
  readonly seq: number;
  readonly hash: string;
}

/** The trails of a district as they stood on a night. */
export interface Anchor {
  readonly district: string;
  /** ISO instant. */
  readonly at: string;
  readonly heads: readonly AnchoredHead[];
}

const FORMAT = 'mingbaile-anchor-1';

/** An anchor as the lines of a file: what it is, then a trail a line, in the order of their ids. */
export const linesOf = ({ district, at, heads }: Anchor): string =>
  [
    `${FORMAT} ${district} ${at} ${heads.length}`,
    ...[...heads]
      .sort((a, b) => (a.reportId < b.reportId ? -1 : 1))
      .map(({ reportId, seq, hash }) => `${reportId} ${seq} ${hash}`),
    '',
  ].join('\n');

/** The inverse. @throws Error for a file that is not whole. */
export function anchorOf(text: string): Anchor {
  const [first = '', ...lines] = text.split('\n');
  const [format, district, at, count] = first.split(' ');
  const heads = lines.filter(Boolean).map((line): AnchoredHead => {
    const [reportId = '', seq, hash = ''] = line.split(' ');
    return { reportId, seq: Number(seq), hash };
  });
  if (format !== FORMAT || !district || !at || heads.length !== Number(count)) throw new Error('not a whole anchor');
  return { district, at, heads };
}

/** The longest that each report's trail ever was by these anchors: a later one that is shorter hides nothing. */
export function longestOf(anchors: Iterable<Anchor>): Map<string, AnchoredHead> {
  const longest = new Map<string, AnchoredHead>();
  for (const { heads } of anchors)
    for (const head of heads) if (head.seq > (longest.get(head.reportId)?.seq ?? 0)) longest.set(head.reportId, head);
  return longest;
}
