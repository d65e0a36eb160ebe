import { compact } from '../cells/cell';
import type { AnyKind } from '../kinds/kind';
import { excerptOf } from '../problems';
import type { SheetRow } from './sheet';
import type { Table } from './table';
import { plainTitle } from './titles';

/** Why a table is refused: one of its columns says, by a name that nobody reads, what a row of this kind must not be guessed. */
export function whyOverlooked({ overlooked, columns }: AnyKind, table: Table): string | undefined {
  if (!overlooked || table.columns.some(({ key }) => key === overlooked.key)) return undefined;
  const title = table.extra.find((each) => overlooked.titles.test(plainTitle(each)));
  const wanted = columns[overlooked.key]!.title;
  return title === undefined
    ? undefined
    : `“${title}”一列没有读，它像是“${wanted}”。是的，请把列名改成“${wanted}”，每行写明；不是的，请删掉这一列`;
}

/** Words in a cell without a column of its own that take back what the row says: a remark 退票 beside no status. */
export function overlookedIn(
  { overlooked }: AnyKind,
  { cells }: SheetRow,
  table: Table,
  values: Readonly<Record<string, unknown>>,
): { column: string; excerpt: string; message: string } | undefined {
  if (!overlooked) return undefined;
  const said = values[overlooked.key];
  if (said !== undefined && said !== overlooked.than) return undefined;
  const read = new Set(table.columns.map(({ place }) => place));
  const titleAt = (place: number): string => [...(table.titles[place] ?? [])].at(-1) ?? '';
  const place = cells.findIndex(
    ({ text }, at) =>
      !read.has(at) &&
      overlooked.words.test(compact(text.slice(0, 200))) &&
      (said === undefined || overlooked.titles.test(plainTitle(titleAt(at)))),
  );
  return place < 0
    ? undefined
    : { column: titleAt(place), excerpt: excerptOf(cells[place]!.text), message: overlooked.message };
}
