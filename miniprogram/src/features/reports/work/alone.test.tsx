import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { type Colleague, DESK_PAGE, type DeskLine } from '@shared/reports/work';
import { queryClient } from '@/platform/server/query';
import { copy } from './copy';
import { DeskView } from './desk';
import type { Rest } from './use-desk';

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

const show = (colleagues: Colleague[], items = [line], rest?: Rest) =>
  render(
    <QueryClientProvider client={queryClient}>
      <DeskView desk={{ items, rest, more: false, held: 0, colleagues }} role="cadre" />
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

describe('where there is more than was read', () => {
  test('it is said, the next page comes when it is asked for, and not before', () => {
    const read = jest.fn();
    show([ME], [line], { read, isReading: false });
    expect(screen.getByText(copy.first(1))).toBeTruthy();
    expect(read).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText(copy.next(DESK_PAGE)));
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('what is looked for is looked for in all of it, and how far is said', () => {
    const read = jest.fn();
    const { container } = show([ME], [line], { read, isReading: false });
    const value = '水渠';
    fireEvent.input(container.querySelector('input')!, { target: { value }, detail: { value } });
    expect(read).toHaveBeenCalledTimes(1);
    expect(screen.getByText(copy.looking(1))).toBeTruthy();
    expect(screen.getByText(copy.notAmongFirst(1))).toBeTruthy();
  });

  test('a tab whose lines may lie anywhere is looked for in all of it too', () => {
    const read = jest.fn();
    show([ME], [line], { read, isReading: false });
    fireEvent.click(screen.getByRole('tab', { name: /^待受理/ }));
    expect(read).toHaveBeenCalledTimes(1);
  });

  test('a page that did not come is said, and is not asked for again by itself', () => {
    const read = jest.fn();
    show([ME], [line], { read, isReading: false, error: new Error('no network') });
    expect(screen.queryByText(copy.next(DESK_PAGE))).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });
});
