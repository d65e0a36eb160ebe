import { useEffect } from 'react';
import type { AnyRoute } from '@shared/route';
import { type ItemOf, useAnswerPages } from './answers';
import type { RequestOf } from './call';

/** All that a listing lists, one page after the other: for what is picked from. `isPending` until the first page is there. */
export function useEveryItem<R extends AnyRoute>(
  route: R,
  request: RequestOf<R>,
): { items: ItemOf<R>[]; isPending: boolean } {
  const { data, isPending, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useAnswerPages(
    route,
    request,
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return { items: data?.pages.flatMap(({ items }) => items) ?? [], isPending };
}
