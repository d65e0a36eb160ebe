import { useEffect } from 'react';
import type { AnyRoute } from '@shared/route';
import { type ItemOf, useAnswerPages } from '@/platform/server/answers';
import type { RequestOf } from '@/platform/server/call';

/** All that a listing lists, one page after the other: for what is picked from. */
export function useEveryItem<R extends AnyRoute>(route: R, request: RequestOf<R>): ItemOf<R>[] {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useAnswerPages(route, request);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return data?.pages.flatMap(({ items }) => items) ?? [];
}
