import { maskPrivate, privateIn, type PrivateKind } from '@shared/text/private-text';
import type { RowProblem } from './kind';

const CALLED: Record<PrivateKind, string> = {
  idNumber: '身份证号',
  phone: '手机号',
  landline: '电话号码',
  card: '银行卡号',
};

/**
 * A line whose words have no person's numbers left, and what was covered: these columns are public. What only names a row (its
 * number) is not covered but refused, since it would be another one.
 */
export function withoutPrivate<Line extends object>(
  line: Line,
  columns: readonly (keyof Line & string)[],
  codes: readonly (keyof Line & string)[] = [],
): { line: Line; warnings: Omit<RowProblem, 'rowNo'>[]; problems: Omit<RowProblem, 'rowNo'>[] } {
  const covered: Line = { ...line };
  const warnings: Omit<RowProblem, 'rowNo'>[] = [];
  const problems: Omit<RowProblem, 'rowNo'>[] = [];
  const kindsIn = (value: unknown) =>
    typeof value === 'string' ? [...new Set(privateIn(value).map(({ kind }) => CALLED[kind]))] : [];
  for (const column of codes) {
    const kinds = kindsIn(line[column]);
    if (kinds.length > 0) problems.push({ column, message: `像是${kinds.join('、')}，公开了收不回来。请换成编号` });
  }
  for (const column of columns) {
    const kinds = kindsIn(line[column]);
    if (kinds.length === 0) continue;
    covered[column] = maskPrivate(line[column] as string) as Line[typeof column];
    warnings.push({ column, message: `里面有${kinds.join('、')}，这一列会公开，先遮住中间几位。请从原表删掉` });
  }
  return { line: covered, warnings, problems };
}
