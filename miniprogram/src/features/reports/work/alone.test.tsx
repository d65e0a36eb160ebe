import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import type { Colleague, DeskLine } from '@shared/reports/work';
import { queryClient } from '@/platform/server/query';
import { copy } from './copy';
import { DeskView } from './desk';

const line: DeskLine = {
  ...{ reportId: '01J9ZZZZZZZZZZZZZZZZZZZZZZ', referenceNo: 'NX20261123-4F7K', mode: 'named', category: 'works' },
  ...{
    state: 'submitted',
    handledBy: '牛角村',
    handledByDivision: '511503002228',
    mediaCount: 0,
    villageCode: '511503002228',
    villageName: '牛角村',
    excerpt: '村口的路灯坏了',
  },
  ...{
    submittedAt: '2026-11-20T04:00:00.000Z',
    part: 'handler',
    late: false,
    mine: false,
    mayAssign: true,
    version: 1,
  },
};
const colleague = (name: string, mine: boolean): Colleague => ({
  accountId: `01J9ZZZZZZZZZZZZZZZZZZZZ${mine ? 'A' : 'B'}Z`,
  name,
  mine,
});

const show = (colleagues: Colleague[], items = [line]) =>
  render(
    <QueryClientProvider client={queryClient}>
      <DeskView desk={{ items, more: false, held: 0, colleagues }} role="cadre" />
    </QueryClientProvider>,
  );
const ME = colleague('陈建国', true);

test('where a unit has one person, the desk says why nothing can be given to another, and what to do', () => {
  show([ME]);
  expect(screen.getByText(copy.alone)).toBeTruthy();
  expect(screen.queryByText(copy.choose)).toBeNull();
});

test('where it has two, several are chosen and given', () => {
  show([ME, colleague('刘敏', false)]);
  expect(screen.getByText(copy.choose)).toBeTruthy();
  expect(screen.queryByText(copy.alone)).toBeNull();
});

test('where nothing is to be given, nothing is said of it', () => {
  show([ME], [{ ...line, mayAssign: false }]);
  expect(screen.queryByText(copy.alone)).toBeNull();
});
