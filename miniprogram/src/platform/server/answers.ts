import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { Page } from '@shared/page';
import type { AnyRoute, ResponseOf } from '@shared/route';
import { cell, useCell } from '../cell';
import { call, type RequestOf } from './call';
import { keptAs, queryClient } from './query';

/** How asking went so far, for what asks less often while nobody answers. */
export interface Polled {
  readonly state: { readonly status: string; readonly dataUpdateCount: number; readonly errorUpdateCount: number };
}

interface Options {
  /** False while something is missing (no village chosen, not signed in). */
  enabled?: boolean;
  /** Keep the last answer on the phone, and show it when there is no network. */
  keep?: boolean;
  /** For how long an answer is fresh, in ms: 30 s unless told. Longer for what changes by import only. */
  staleTime?: number;
  /** Asks again every so many ms, while the app is in front: for what moves by itself. */
  every?: number | ((asked: Polled) => number) | false;
}

/** Catalogues, divisions: changed by an import, not by the hour. */
export const A_DAY = 86_400_000;

/** Reports: others act on them, so what is shown at once is asked for again each time a page opens. */
export const ALWAYS = 0;

type Key = readonly [routeId: string, request?: unknown];

/** The query key of a route's answer, for `queryClient.setQueryData(keyOf(showReport, { params }), report)`. */
export const keyOf = (route: AnyRoute, request?: unknown): Key =>
  request === undefined ? [route.id] : [route.id, request];

/** What these routes answered is asked for again: at once where a page shows it, else when one does. */
export const askAgain = (...routes: readonly AnyRoute[]): void =>
  routes.forEach((route) => void queryClient.invalidateQueries({ queryKey: keyOf(route) }));

/** When each answer of the page in front was fetched, by who asked for it. */
const fetchedAt = cell<ReadonlyMap<object, number>>(new Map());

/** From when what stands on the page in front is: its oldest answer, in ms; 0 while there is none. */
export function useShownAsOf(): number {
  const times = [...useCell(fetchedAt).values()];
  return times.length > 0 ? Math.min(...times) : 0;
}

/** Says from when an answer is, while its page is in front; `at` 0 says nothing. */
function useSaysAsOf(at: number): void {
  const asker = useRef(true);
  const say = (from: number) => {
    const times = new Map(fetchedAt.get());
    if (from && asker.current) times.set(asker, from);
    else if (!times.delete(asker)) return;
    fetchedAt.set(times);
  };
  useDidShow(() => {
    asker.current = true;
    say(at);
  });
  useDidHide(() => {
    asker.current = false;
    say(0);
  });
  useEffect(() => {
    say(at);
    return () => say(0);
  }, [at]);
}

interface Asked {
  dataUpdatedAt: number;
  isStale: boolean;
  isFetched: boolean;
  refetch: (options: { cancelRefetch: boolean }) => Promise<unknown>;
}

/** Pages stay alive under others and under the tabs: what has gone stale meanwhile is asked for again when they are shown. */
function useFreshWhenShown<A extends Asked>(asked: A, { enabled, staleTime }: Options): A {
  // What changes by import only is no news: the page is as old as the rest of it.
  useSaysAsOf(staleTime === A_DAY ? 0 : asked.dataUpdatedAt);
  useDidShow(() => {
    if (enabled && asked.isFetched && asked.isStale) void asked.refetch({ cancelRefetch: false });
  });
  return asked;
}

/** The answer of one GET route, typed by its contract: `useAnswer(showVillageYear, { params }, { keep: true })`. */
export function useAnswer<R extends AnyRoute>(
  route: R,
  request?: RequestOf<R>,
  { enabled = true, keep = false, staleTime, every }: Options = {},
): UseQueryResult<ResponseOf<R>> {
  const asked = useQuery({
    queryKey: keyOf(route, request ?? {}),
    queryFn: () => (call as (route: R, request?: RequestOf<R>) => Promise<ResponseOf<R>>)(route, request),
    enabled,
    meta: keptAs(keep && route),
    ...(staleTime !== undefined && { staleTime }),
    ...(every && { refetchInterval: every }),
  });
  return useFreshWhenShown(asked, { enabled, staleTime });
}

/** One of what a listing lists. */
export type ItemOf<R> = ResponseOf<R> extends Page<infer Item> ? Item : never;

/** A listing, a page at a time, for <InfiniteList>: `useAnswerPages(listEntries, { params, query })`. */
export function useAnswerPages<R extends AnyRoute>(
  route: R,
  request?: RequestOf<R>,
  { enabled = true, keep = false, staleTime }: Options = {},
) {
  const given = (request ?? {}) as { query?: object };
  const asked = useInfiniteQuery({
    queryKey: [...keyOf(route, given), 'pages'],
    queryFn: async ({ pageParam }) => {
      const asked = pageParam ? { ...given, query: { ...given.query, after: pageParam } } : given;
      return (call as (route: R, request?: unknown) => Promise<Page<ItemOf<R>> & ResponseOf<R>>)(route, asked);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled,
    meta: keptAs(keep && route),
    ...(staleTime !== undefined && { staleTime }),
  });
  return useFreshWhenShown(asked, { enabled, staleTime });
}
