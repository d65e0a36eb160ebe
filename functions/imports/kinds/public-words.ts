import { privateIn } from '@shared/text/private-text';
import type { RowProblem } from './kind';

/** Words of a row that everyone will read: what may not stand in them, and what is to be looked at first. */
export interface PublicWords {
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

/**
 * Looks for numbers of persons in words that become public. An identity or card number is refused; a mobile number, which an
 * office may have too, is asked. Columns that are there for a telephone number are not given.
 */
export function publicWords<Row extends object>(
  rowNo: number,
  row: Row,
  columns: readonly (keyof Row & string)[],
): PublicWords {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  for (const column of columns) {
    const value: unknown = row[column];
    const kinds = new Set(
      (Array.isArray(value) ? value : [value]).flatMap((text) =>
        typeof text === 'string' ? privateIn(text).map(({ kind }) => kind) : [],
      ),
    );
    if (kinds.has('idNumber') || kinds.has('card'))
      problems.push({ rowNo, column, message: '里面有身份证号或银行卡号，这里的字会公开。请删掉号码，再导入' });
    else if (kinds.has('phone'))
      warnings.push({ rowNo, column, message: '里面有手机号，这里的字会公开。是私人的，请删掉再导入' });
  }
  return { problems, warnings };
}
