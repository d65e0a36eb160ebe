import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { MOST_ON_DESK, showDesk } from '@shared/reports/work';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useDeskPages, useReadOn } from './use-desk';

const QUERY = { role: 'cadre' } as const;
const client = ({ children }: PropsWithChildren) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);
const line = (reportId: string, version = 1) => ({ reportId, version });
const kept = (...pages: { items: object[]; next?: string }[]) =>
  queryClient.setQueryData([...keyOf(showDesk, { query: QUERY }), 'pages'], { pages, pageParams: pages.map(() => '') });

afterEach(() => {
  onlineManager.setOnline(true);
  queryClient.clear();
});

test('a line that moved to a later page while the pages were read stands once, as it was found last', () => {
  kept({ items: [line('a'), line('b')], next: '2' }, { items: [line('c'), line('a', 2)] });
  const { result } = renderHook(() => useDeskPages(QUERY), { wrapper: client });
  expect(result.current.data?.items).toEqual([line('b'), line('c'), line('a', 2)]);
  expect(result.current.data?.rest).toBeUndefined();
});

test('a desk shows no more than it says', () => {
  kept({ items: Array.from({ length: MOST_ON_DESK + 25 }, (_, place) => line(String(place))), next: '2' });
  const { items, more, rest } = renderHook(() => useDeskPages(QUERY), { wrapper: client }).result.current.data!;
  expect([items.length, more, rest]).toEqual([MOST_ON_DESK, true, undefined]);
});

test('without a network what is looked for is asked for once', async () => {
  const { request } = Taro as unknown as { request: jest.Mock };
  request.mockReset().mockRejectedValue({ errMsg: 'request:fail' });
  kept({ items: [line('a')], next: '2' });
  onlineManager.setOnline(false);
  renderHook(() => useReadOn(useDeskPages(QUERY).data?.rest, true), { wrapper: client });
  // A try of its own accord would come within these seconds.
  await act(async () => new Promise((done) => setTimeout(done, 3_500)));
  expect(request).toHaveBeenCalledTimes(1);
});
