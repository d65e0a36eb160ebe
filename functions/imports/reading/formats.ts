import type { Part } from './package';
import { readWholeXml } from './xml';

/** What Excel has built in (ECMA-376 18.8.30), as its Chinese edition shows it: 14 is 2026/3/12; 27–36 and 50–58 are in words. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** Whether a format's code shows a day: it has a y, a d or an era outside quotes, brackets and escapes. */
export const showsDay = (code: string): boolean =>
  /[yde]/i.test(
    code
      .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
      .replace(/e[+-]/gi, '')
      .replace(/general/gi, ''),
  );

/** As many as Excel allows itself (64,000), and a few more of other programs. */
const MOST_STYLES = 70_000;

/** The formats of a workbook's styles, by their number; undefined is one that shows a number's own digits. */
export async function formatsOf(part: Part | undefined): Promise<readonly (string | undefined)[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  if (part)
    await readWholeXml(part, {
      open: (name, attributes) => {
        if (name === 'numFmt' && codes.size < MOST_STYLES)
          codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells && styles.length < MOST_STYLES) styles.push(Number(attributes.numFmtId ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return styles.map((id) => {
    const code = codes.get(id) ?? BUILT_IN[id];
    return code === undefined || /^(?:general|@)?$/i.test(code) ? undefined : code;
  });
}
