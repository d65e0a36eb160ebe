import {
  type Cover,
  coveredAs,
  digestOf,
  hashOfLink,
  isCovered,
  linkKey,
  macOfHead,
  trailOf,
} from '../../platform/trail-link';

import type { AnchoredHead } from './anchor';

/** A row as it lies in the table, with whatever is in it. */
export type StoredRow = Record<string, unknown>;

/** A report's trail and the report itself, as they are kept. */
export interface KeptTrail {
  reportId: string;
  /** All rows under the trail's key but the head. */
  links: StoredRow[];
  head: StoredRow | undefined;
  /** All rows under the report's keys, and those elsewhere that point to it. */
  rows: StoredRow[];
  /** How long the trail was by the anchors, and the hash of its link there. */
  anchored?: AnchoredHead | undefined;
}

/** What may be wrong, in the words of the command that tells it. */
export const FAULTS = {
  altered: '这条留痕被改过',
  removed: '这条留痕被删掉了',
  inserted: '这条留痕是后来塞进去的',
  reordered: '这条留痕被挪了位置',
  forked: '这条留痕接不上前一条',
  truncated: '从这条起，后面的留痕被删掉了',
  noTrail: '这件举报没有留痕',
  headMissing: '留痕的末尾记号不见了',
  headAltered: '留痕的末尾记号被改过',
  headBehind: '留痕比末尾记号长',
  rowAltered: '举报的这一行被改过，没有留痕',
  rowRemoved: '举报的这一行被删掉了',
  rowInserted: '举报的这一行是后来塞进去的',
  anchorMissed: '存档记着这条留痕，表里没有，或者不是这一条',
} as const;

export interface Fault {
  what: keyof typeof FAULTS;
  /** The sort key of the row. */
  row: string;
}

const PLACE = /^LINK#(\d{8})$/;
const keyAt = (place: number) => linkKey({ subject: '', seq: place }).sk;
const keyOf = ({ sk }: StoredRow) => String(sk);

/**
 * Every fault of one trail. A link is sound when its hash is that of its content, it lies where it says and it names the hash of
 * the link before. The head says how many there are. The report's rows must be as the latest link that covers each left them.
 */
export function checkTrail(kept: KeptTrail): Fault[] {
  const { links, head, rows } = kept;
  if (links.length === 0 && !head) {
    const left = rows.some((row) => isCovered(row, kept.reportId));
    return [...(left ? [{ what: 'noTrail', row: 'REPORT' } as const] : []), ...checkAnchor(kept)];
  }
  return [...checkLinks(kept), ...checkHead(kept), ...checkRows(kept), ...checkAnchor(kept)];
}

/** A trail may have grown since it was anchored, and its anchored link must still lie where it lay. */
function checkAnchor({ links, anchored }: KeptTrail): Fault[] {
  if (!anchored) return [];
  const row = keyAt(anchored.seq);
  const link = links.find((each) => keyOf(each) === row);
  return link?.hash === anchored.hash ? [] : [{ what: 'anchorMissed', row }];
}

function checkLinks({ reportId, links, head }: KeptTrail): Fault[] {
  const faults: Fault[] = [];
  const byPlace = new Map<number, StoredRow>();
  const length = Number(head?.seq ?? 0);
  for (const link of links) {
    const place = Number(PLACE.exec(keyOf(link))?.[1] ?? 0);
    const sound = hashOfLink(link) === link.hash;
    if (place === 0 || link.subject !== trailOf(reportId) || (!sound && head && place > length))
      faults.push({ what: 'inserted', row: keyOf(link) });
    else if (!sound) faults.push({ what: 'altered', row: keyOf(link) });
    else if (link.seq !== place) faults.push({ what: 'reordered', row: keyOf(link) });
    if (place > 0) byPlace.set(place, link);
  }
  const last = Math.max(0, ...byPlace.keys());
  for (let place = 1; place <= Math.max(last, length); place += 1) {
    const link = byPlace.get(place);
    if (!link) faults.push({ what: place > last ? 'truncated' : 'removed', row: keyAt(place) });
    else if (link.seq === place && brokenAfter(byPlace.get(place - 1), link, place))
      faults.push({ what: 'forked', row: keyAt(place) });
    if (place > last) break;
  }
  return faults;
}

/** Whether a link names another link before it than lies there. One that was altered is told by itself. */
function brokenAfter(before: StoredRow | undefined, link: StoredRow, place: number): boolean {
  if (place === 1) return link.previous !== '';
  return before?.seq === place - 1 && before.hash !== link.previous;
}

function checkHead({ links, head }: KeptTrail): Fault[] {
  if (!head) return [{ what: 'headMissing', row: 'HEAD' }];
  if (macOfHead(head) !== head.mac) return [{ what: 'headAltered', row: 'HEAD' }];
  const places = links.flatMap((link) => PLACE.exec(keyOf(link))?.[1] ?? []).map(Number);
  if (Math.max(0, ...places) > Number(head.seq)) return [{ what: 'headBehind', row: 'HEAD' }];
  const end = links.find((link) => keyOf(link) === keyAt(Number(head.seq)));
  return end && end.hash !== head.hash ? [{ what: 'headAltered', row: 'HEAD' }] : [];
}

function checkRows({ reportId, links, rows }: KeptTrail): Fault[] {
  const left = new Map<string, Cover>();
  for (const link of links)
    for (const cover of (link.covers ?? []) as Cover[]) left.set(`${cover.pk} ${cover.sk}`, cover);
  const faults = rows.flatMap((row): Fault[] => {
    const { pk, sk } = coveredAs(row);
    const key = `${pk} ${sk}`;
    const cover = left.get(key);
    left.delete(key);
    if (!cover) return isCovered(row, reportId) ? [{ what: 'rowInserted', row: keyOf(row) }] : [];
    return cover.digest === digestOf(row) ? [] : [{ what: 'rowAltered', row: keyOf(row) }];
  });
  return [...faults, ...[...left.values()].map(({ sk }): Fault => ({ what: 'rowRemoved', row: sk }))];
}
