import { render, screen } from '@testing-library/react';
import type { ImportDetail } from '@shared/imports/imports';
import { Problems } from './problems';
import { Changes } from './warnings';

const detail = (more: Partial<ImportDetail>) =>
  ({ problems: [], warnings: [], changes: [], changedRows: 0, ...more }) as unknown as ImportDetail;

test('each value that would be another stands old and new beside its row and its column', () => {
  const changes = [
    { rowNo: 2, column: '发放状态', before: '已送银行', after: '已到账' },
    { rowNo: 7, column: '小组', before: '', after: '五组' },
  ];
  const { container } = render(<Changes of={detail({ changes, changedRows: 2 })} />);
  const rows = [...container.querySelectorAll('.imports-problem')].map(({ textContent }) => textContent);
  expect(rows).toEqual(['第 2 行发放状态已送银行 → 已到账', '第 7 行小组空的 → 五组']);
});

test('nothing is said of changes where there are none', () => {
  expect(render(<Changes of={detail({})} />).container.textContent).toBe('');
});

test('a code of a village stands whole beside what is wrong with it', () => {
  const problem = { rowNo: 3, column: '村编码', excerpt: '511503002299', message: '没有这个村，请核对村编码' };
  render(<Problems of={detail({ problems: [problem], problemCount: 1 })} />);
  expect(screen.getByText('“511503002299”')).toBeTruthy();
});
