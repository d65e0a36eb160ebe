import type { InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Colleague, type DeskLine, MOST_ON_DESK, showDesk } from '@shared/reports/work';
import { ALWAYS, keyOf, useAnswerPages } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useOffice, type WorkingRole } from '@/platform/server/session';

/** What of the pile was not read yet. */
export interface Rest {
  /** Reads the next page. */
  read: () => unknown;
  isReading: boolean;
  /** Why the last page did not come. */
  error?: unknown;
}

export interface Desk {
  /** The most urgent, as many as were read. */
  items: readonly DeskLine[];
  /** None when all was read, or as much as a desk shows. */
  rest?: Rest | undefined;
  /** There is more than a desk shows. */
  more: boolean;
  held: number;
  colleagues: readonly Colleague[];
}

/** Home shows the first page alone, and would ask for all of them each time. */
function forgetRest(): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: keyOf(showDesk) })) {
    const data = query.state.data as InfiniteData<unknown> | undefined;
    if (data) query.setState({ data: { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } });
  }
}

/** The desk of an office: the first page, which is home's too, and what is read after it when it is asked for. */
export function useDesk(role: WorkingRole) {
  const pages = useAnswerPages(showDesk, { query: useOffice(role) }, { keep: true, staleTime: ALWAYS });
  const { data, error, refetch, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = pages;
  useEffect(() => forgetRest, []);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const isFull = items.length >= MOST_ON_DESK;
  const desk: Desk | undefined = data && {
    items,
    ...(hasNextPage &&
      !isFull && { rest: { read: fetchNextPage, isReading: isFetching, ...(isFetchNextPageError && { error }) } }),
    more: hasNextPage && isFull,
    held: data.pages[0]?.held ?? 0,
    colleagues: data.pages[0]?.colleagues ?? [],
  };
  return { data: desk, error, refetch };
}

/** Reads on, one page after the other, while it is `wanted`: what is looked for may lie anywhere. */
export function useReadOn(rest: Rest | undefined, wanted: boolean): void {
  const { read, isReading, error } = rest ?? {};
  useEffect(() => {
    if (wanted && read && !isReading && error === undefined) void read();
  }, [wanted, read, isReading, error]);
}
