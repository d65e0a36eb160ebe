import { code } from '../cells/words';
import type { Column } from './kind';

/** The column of an account's code (财会〔2023〕14号). @param note what the template says of it. */
export const accountCode = (note: string) =>
  ({
    title: '科目编号',
    also: ['科目代码', '科目编码', '会计科目编号', '会计科目编码', '会计科目代码'],
    required: true,
    parse: code(/^\d{3}(?:\d{2})*$/, '科目编号是 3 位数字，明细科目每级再加 2 位'),
    example: '102',
    note,
  }) satisfies Column<string>;
