import type { Page } from './pdf-file';

/** What papers of an office look like: points of A4, sizes and colours. */
export const MARGIN = 44;
export const SIZE = { title: 20, heading: 13, text: 11, small: 9 };
export const INK = '#1f2421';
export const MUTED = '#55605a';
export const HOUSE = '#17694a';
export const LATE = '#b3261e';
export const RULE = '#c9cec9';

export const width = (page: Page) => page.page.width - 2 * MARGIN;
const bottom = (page: Page) => page.page.height - MARGIN - 16;

interface Saying {
  size: number;
  bold?: boolean;
  colour?: string;
}
/** Words across the page; they go to the next one together. */
export function say(page: Page, text: string, { size, bold = false, colour = INK }: Saying): void {
  page.font(bold ? 'bold' : 'regular').fontSize(size);
  keepTogether(page, page.heightOfString(text, { width: width(page) }));
  page.fillColor(colour).text(text, MARGIN, page.y, { width: width(page), lineGap: 2 });
}

/** Begins a page where this height does not fit below. */
export function keepTogether(page: Page, height: number): void {
  if (page.y + height > bottom(page)) page.addPage();
}

export function heading(page: Page, text: string): void {
  keepTogether(page, 70);
  page.moveDown(0.7);
  say(page, text, { size: SIZE.heading, bold: true, colour: HOUSE });
  page.y += 2;
}

interface Look extends Partial<Saying> {
  /** The last cell is a sum: it ends where the others end. */
  sumLast?: boolean;
}
/** Cells beside one another; a long one wraps. */
export function line(page: Page, cells: readonly string[], widths: readonly number[], look: Look = {}): void {
  page.font(look.bold ? 'bold' : 'regular').fontSize(look.size ?? SIZE.text);
  const height = Math.max(
    ...cells.map((cell, place) => page.heightOfString(cell || ' ', { width: widths[place]! - 8 })),
  );
  keepTogether(page, height + 4);
  const top = page.y;
  let left = MARGIN;
  cells.forEach((cell, place) => {
    page.fillColor(place === 0 && !look.bold ? MUTED : (look.colour ?? INK)).text(cell, left, top, {
      width: widths[place]! - 8,
      align: look.sumLast && place === cells.length - 1 ? 'right' : 'left',
    });
    left += widths[place]!;
  });
  page.y = top + height + 4;
}
