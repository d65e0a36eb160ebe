import {
  environmentManager,
  focusManager,
  hashKey,
  onlineManager,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import type { AnyRoute } from '@shared/route';
import * as z from '@shared/zod';
import { isOnline, onNetworkChange } from './network';
import { getMe, onSessionEnd } from './session';
import { forget, KEPT, PINNED, readStored, store, storedKeys } from '../storage';

/** WeChat allows 1 MB a key and 10 MB in all; a longer answer is not kept. */
const MAX_KEPT_CHARACTERS = 200_000;
const MAX_KEPT_ANSWERS = 40;
const MAX_PINNED_ANSWERS = 60;

interface Kept {
  at: number;
  data: unknown;
}

/** Answers are told apart by who is signed in: one phone may be used by two people. */
const keyOf = (queryHash: string, prefix = KEPT) => `${prefix}${getMe()?.accountId ?? 'public'}:${queryHash}`;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a lost network is worth another try.
      retry: (failures, error) => !(error instanceof AppError) && failures < 1,
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      networkMode: 'offlineFirst',
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Asks again for whatever failed and is on a page, and for nothing that is being asked for. */
export const retryFailed = () =>
  void queryClient.refetchQueries(
    { type: 'active', predicate: ({ state }) => state.status === 'error' },
    { cancelRefetch: false },
  );

const newest = (a: Kept | undefined, b: Kept | undefined): Kept | undefined => {
  if (a && b) return a.at > b.at ? a : b;
  return a ?? b;
};

/** Keeps an answer for reading without a network until it is unpinned. Past sixty it is not kept. */
export function pin(queryKey: QueryKey, data: unknown): void {
  const key = keyOf(hashKey(queryKey), PINNED);
  if (readStored<Kept>(key) || storedKeys(PINNED).length < MAX_PINNED_ANSWERS) store(key, { at: Date.now(), data });
}

export const unpin = (queryKey: QueryKey): void => forget(keyOf(hashKey(queryKey), PINNED));

/** Marks a query whose answers, those of `route`, are kept on the phone. */
export const keptAs = (route: AnyRoute | false): { keptAs: AnyRoute | false } => ({ keptAs: route });

/** What was kept, where it still is what the route answers with: an app that was updated since may want more of it. */
function keptFor(key: string, route: AnyRoute): Kept | undefined {
  const kept = readStored<Kept>(key);
  if (!kept) return undefined;
  const { pages } = (kept.data ?? {}) as { pages?: unknown };
  const answers = Array.isArray(pages) ? (pages as unknown[]) : [kept.data];
  if (answers.every((answer) => z.safeParse(route.response, answer).success)) return kept;
  forget(key);
  return undefined;
}

/** Keeps the answers of queries marked by `keptAs`, and gives them back before the first fetch. */
function keepAnswers(): void {
  queryClient.getQueryCache().subscribe((event) => {
    const { query } = event;
    const route = query.meta?.keptAs as AnyRoute | false | undefined;
    if (!route) return;
    if (event.type === 'added' && query.state.data === undefined) {
      const kept = newest(keptFor(keyOf(query.queryHash), route), keptFor(keyOf(query.queryHash, PINNED), route));
      if (kept) query.setState({ data: kept.data, dataUpdatedAt: kept.at, status: 'success' });
    }
    if (event.type === 'updated' && event.action.type === 'success') {
      const kept: Kept = { at: query.state.dataUpdatedAt, data: query.state.data };
      if (JSON.stringify(kept).length > MAX_KEPT_CHARACTERS) return;
      if (storedKeys(KEPT).length >= MAX_KEPT_ANSWERS) storedKeys(KEPT).slice(0, 10).forEach(forget);
      store(keyOf(query.queryHash), kept);
      const pinned = keyOf(query.queryHash, PINNED);
      if (readStored<Kept>(pinned)) store(pinned, kept);
    }
  });
  // What was kept for a person leaves the phone with the session; public answers may stay.
  onSessionEnd(() => {
    [KEPT, PINNED].forEach((prefix) =>
      storedKeys(prefix)
        .filter((key) => !key.startsWith(`${prefix}public:`))
        .forEach(forget),
    );
    queryClient.clear();
  });
}

/** Wires react-query to the phone: once, when the app is launched. */
export function startQueries(): void {
  keepAnswers();
  onlineManager.setEventListener((setOnline) => {
    setOnline(isOnline());
    return onNetworkChange(() => setOnline(isOnline()));
  });
  if (process.env.TARO_ENV === 'h5') return;
  environmentManager.setIsServer(() => false);
  focusManager.setEventListener((setFocused) => {
    const shown = () => setFocused(true);
    const hidden = () => setFocused(false);
    Taro.onAppShow(shown);
    Taro.onAppHide(hidden);
    return () => {
      Taro.offAppShow(shown);
      Taro.offAppHide(hidden);
    };
  });
}
