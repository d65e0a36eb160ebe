import type { InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Colleague, type DeskLine, MOST_ON_DESK, showDesk } from '@shared/reports/work';
import type { ActingAs } from '@shared/roles';
import { ALWAYS, keyOf, useAnswerPages } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { useOffice, type WorkingRole } from '@/platform/server/session';

/** What of the pile was not read yet. */
export interface Rest {
  /** Reads the next page. */
  read: () => unknown;
  /** Also while it waits for the network. */
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

/** Each line once: one whose deadline moved while the pages were read stands where it was found last. */
function eachOnce(lines: readonly DeskLine[]): DeskLine[] {
  const byId = new Map<string, DeskLine>();
  for (const line of lines) {
    byId.delete(line.reportId);
    byId.set(line.reportId, line);
  }
  return [...byId.values()];
}

/** The desk of an office: the first page, which is home's too, and what was read after it. */
export function useDeskPages(query: ActingAs) {
  const pages = useAnswerPages(showDesk, { query }, { keep: true, staleTime: ALWAYS });
  const { data, error, refetch, hasNextPage, fetchStatus, isFetchNextPageError, fetchNextPage } = pages;
  const read = eachOnce(data?.pages.flatMap((page) => page.items) ?? []);
  const items = read.slice(0, MOST_ON_DESK);
  const isFull = read.length >= MOST_ON_DESK;
  const rest: Rest = {
    read: fetchNextPage,
    isReading: fetchStatus !== 'idle',
    ...(isFetchNextPageError && { error }),
  };
  const desk: Desk | undefined = data && {
    items,
    ...(hasNextPage && !isFull && { rest }),
    more: (hasNextPage && isFull) || read.length > MOST_ON_DESK,
    held: data.pages[0]?.held ?? 0,
    colleagues: data.pages[0]?.colleagues ?? [],
  };
  return { data: desk, error, refetch };
}

/** The same of my office in a role, for the page of the desk: what was read after the first page is forgotten when it is left. */
export function useDesk(role: WorkingRole) {
  useEffect(() => forgetRest, []);
  return useDeskPages(useOffice(role));
}

/** Reads on, one page after the other, while it is `wanted`: what is looked for may lie anywhere. */
export function useReadOn(rest: Rest | undefined, wanted: boolean): void {
  const { read, isReading, error } = rest ?? {};
  useEffect(() => {
    if (wanted && read && !isReading && error === undefined) void read();
  }, [wanted, read, isReading, error]);
}
