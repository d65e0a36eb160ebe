import { environmentManager, focusManager, onlineManager, QueryClient, type Query } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import { isOnline, onNetworkChange } from './network';
import { getMe, onSessionEnd } from './session';
import { forget, readStored, store, storedKeys } from './storage';

const KEPT = 'kept:';
/** WeChat allows 1 MB a key and 10 MB in all; a longer answer is not kept. */
const MAX_KEPT_CHARACTERS = 200_000;
const MAX_KEPT_ANSWERS = 40;

interface Kept {
  at: number;
  data: unknown;
}

/** Answers are told apart by who is signed in: one phone may be used by two people. */
const keyOf = (query: Query) => `${KEPT}${getMe()?.accountId ?? 'public'}:${query.queryHash}`;

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

/** Keeps the answers of queries marked `meta: { keep: true }`, and gives them back before the first fetch. */
function keepAnswers(): void {
  queryClient.getQueryCache().subscribe((event) => {
    const { query } = event;
    if (!query.meta?.keep) return;
    if (event.type === 'added' && query.state.data === undefined) {
      const kept = readStored<Kept>(keyOf(query));
      if (kept) query.setState({ data: kept.data, dataUpdatedAt: kept.at, status: 'success' });
    }
    if (event.type === 'updated' && event.action.type === 'success') {
      const kept: Kept = { at: query.state.dataUpdatedAt, data: query.state.data };
      if (JSON.stringify(kept).length > MAX_KEPT_CHARACTERS) return;
      if (storedKeys(KEPT).length >= MAX_KEPT_ANSWERS) storedKeys(KEPT).slice(0, 10).forEach(forget);
      store(keyOf(query), kept);
    }
  });
  // What was kept for a person leaves the phone with the session; public answers may stay.
  onSessionEnd(() => {
    storedKeys(KEPT)
      .filter((key) => !key.startsWith(`${KEPT}public:`))
      .forEach(forget);
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
