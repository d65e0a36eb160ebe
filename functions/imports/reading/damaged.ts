import { FileProblem } from './sheet';

const SAVE_AGAIN = '请向报送单位重新要一份，或用 Excel、WPS 打开看看，再“另存为”Excel 工作簿（.xlsx）导入';

/** The file is a table, but not a whole one. */
export const damaged = (): FileProblem => new FileProblem(`文件损坏了（可能没有传完），读不了。${SAVE_AGAIN}`);

/** Excel's own limit. What is longer was never typed into a cell. */
const LONGEST_CELL = 32_767;

/** The text of a cell. @throws FileProblem for one that no sheet can hold: it would only keep us busy. */
export function cellText(text: string, rowNo: number): string {
  if (text.length <= LONGEST_CELL) return text;
  throw new FileProblem(`第 ${rowNo} 行有一格超过 ${LONGEST_CELL} 个字，不像一张表。请核对是不是选错了文件`);
}
