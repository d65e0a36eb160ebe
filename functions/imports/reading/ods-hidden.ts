import type { Part } from './package';
import { type Attributes, prefixed, readWholeXml } from './xml';

/** What of a sheet cannot be seen; places from 0. */
export interface HiddenOfSheet {
  isHidden: boolean;
  readonly rows: Set<number>;
  readonly columns: Set<number>;
}

/** A sheet ends with a million blank rows in one: nobody asks whether they can be seen. */
const MOST_AT_ONCE = 10_000;

/** What an ODS file (`content.xml`) hides, by its sheets in order: SheetJS does not tell. @throws FileProblem for bad XML */
export async function hiddenInOds(content: Part): Promise<HiddenOfSheet[]> {
  const sheets: HiddenOfSheet[] = [];
  const hiddenStyles = new Set<string>();
  let styleName = '';
  let row = 0;
  let column = 0;
  const take = (places: Set<number>, from: number, attributes: Attributes, repeated: string): number => {
    const count = Math.max(1, Number(prefixed(attributes, repeated) ?? 1) || 1);
    if ((prefixed(attributes, 'visibility') ?? 'visible') !== 'visible' && count <= MOST_AT_ONCE)
      for (let place = from; place < from + count; place += 1) places.add(place);
    return from + count;
  };
  await readWholeXml(content, {
    open: (name, attributes) => {
      const sheet = sheets.at(-1);
      if (name === 'style') styleName = prefixed(attributes, 'name') ?? '';
      else if (name === 'table-properties' && prefixed(attributes, 'display') === 'false') hiddenStyles.add(styleName);
      else if (name === 'table') {
        sheets.push({
          isHidden: hiddenStyles.has(prefixed(attributes, 'style-name') ?? ''),
          rows: new Set(),
          columns: new Set(),
        });
        [row, column] = [0, 0];
      } else if (name === 'table-row' && sheet) row = take(sheet.rows, row, attributes, 'number-rows-repeated');
      else if (name === 'table-column' && sheet)
        column = take(sheet.columns, column, attributes, 'number-columns-repeated');
    },
  });
  return sheets;
}
