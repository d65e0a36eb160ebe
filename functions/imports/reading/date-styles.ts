import { SaxesParser } from 'saxes';

/** Number formats that Excel has built in and that show a day: the common ones, and those of Chinese Excel (27–36, 50–58). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a format's code shows a day: it has a y or a d outside quotes, brackets and escapes. */
export const showsDay = (code: string): boolean =>
  /[yde]/i.test(
    code
      .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
      .replace(/e[+-]/gi, '')
      .replace(/general/gi, ''),
  );

/** For the number of a cell's style: whether its numbers are shown as days. */
export async function dateStylesOf(
  part: (() => AsyncIterable<string>) | undefined,
): Promise<(style: number) => boolean> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const tag = name.slice(name.indexOf(':') + 1);
    if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (tag === 'cellXfs') inCells = true;
    else if (tag === 'xf' && inCells) styles.push(Number(attributes.numFmtId ?? 0));
  });
  parser.on('closetag', ({ name }) => {
    if (name.endsWith('cellXfs')) inCells = false;
  });
  if (part) {
    for await (const text of part()) parser.write(text);
    parser.close();
  }
  const dates = styles.map((id) => DATE_FORMATS.has(id) || (codes.has(id) && showsDay(codes.get(id)!)));
  return (style) => dates[style] ?? false;
}
