import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { Page } from '@shared/page';
import { Button } from '../button';
import { EndOfList, ErrorState, Skeleton } from './states';

/** What <InfiniteList> needs of `useAnswerPages(…)`. */
export interface Pages<Item> {
  data: { pages: Page<Item>[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

interface Props<Item> {
  of: Pages<Item>;
  /** All the items so far: a list may put headings between them. */
  children: (items: Item[]) => ReactNode;
  /** Drawn when there is nothing at all. */
  empty: ReactNode;
  end?: string;
}

/** A listing that fetches its next page when the bottom is reached; its loading, empty, failed and end states. */
export function InfiniteList<Item>({ of, children, empty, end }: Props<Item>) {
  const next = () => {
    if (of.hasNextPage && !of.isFetchingNextPage) of.fetchNextPage();
  };
  useReachBottom(next);

  if (!of.data) {
    return of.error ? <ErrorState error={of.error} onRetry={() => of.refetch()} /> : <Skeleton />;
  }
  const items = of.data.pages.flatMap((page) => page.items);
  if (items.length === 0 && !of.hasNextPage) return <>{empty}</>;
  return (
    <View>
      {children(items)}
      {of.isFetchNextPageError && <ErrorState error={of.error} onRetry={() => of.fetchNextPage()} />}
      {of.hasNextPage && !of.isFetchNextPageError && (
        <Button look="quiet" loading={of.isFetchingNextPage} onClick={next}>
          看更多
        </Button>
      )}
      {!of.hasNextPage && <EndOfList>{end ?? '就这些了'}</EndOfList>}
    </View>
  );
}
