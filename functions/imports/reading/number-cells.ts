import type { SSF as SheetFormats } from '@e965/xlsx';
import type { Cell } from '../cells/cell';
import { showsDay } from './formats';

let loaded: Promise<typeof SheetFormats> | undefined;

/** A maker of cells of numbers. The library that knows Excel's formats is loaded when the first sheet is read. */
export async function numberCells(from1904: boolean) {
  loaded ??= import('@e965/xlsx').then(({ SSF }) => SSF);
  const formats = await loaded;
  const days = new Map<string, boolean>();
  /** `stored` are the digits as the file has them; `said` is what the file itself says that it shows. */
  return (stored: string, number: number, format: string | undefined, said?: string): Cell => {
    // Some writers put 2026.0 for 2026, and 2.0260312E7 for a day.
    const text = /e|\.0*$/i.test(stored) ? String(number) : stored;
    if (format === undefined) return { text, number, ...(from1904 && { from1904 }) };
    let isDate = days.get(format);
    if (isDate === undefined) days.set(format, (isDate = showsDay(format)));
    const shown = said !== undefined && said !== text ? said : shownAs(formats, format, number, from1904);
    return {
      text,
      number,
      ...(shown !== undefined && shown !== text && { shown }),
      ...(isDate && { isDate }),
      ...(from1904 && { from1904 }),
    };
  };
}

/** Undefined when nobody can say: a format of another program, or a day before the calendar begins. */
function shownAs(formats: typeof SheetFormats, format: string, number: number, date1904: boolean): string | undefined {
  try {
    // `!` before a letter is how Chinese Excel writes `\`: 0!.0, shows 12000 as 1.2.
    const code = format.replace(/"[^"]*"|!(.)/gu, (all, letter?: string) =>
      letter === undefined ? all : `\\${letter}`,
    );
    return (formats.format(code, number, { date1904 }) as string).trim();
  } catch {
    return undefined;
  }
}
