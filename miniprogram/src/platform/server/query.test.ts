import { QueryObserver } from '@tanstack/react-query';
import { listDivisions } from '@shared/divisions';
import { keyOf } from './answers';
import { keptAs, pin, queryClient, startQueries } from './query';
import { forget, store, storedKeys } from '../storage';

const request = { query: {} };
const queryKey = keyOf(listDivisions, request);
const divisions = { district: { code: '511503', name: '南溪区' }, towns: [] };

/** What a page shows before anything was fetched. */
function shownAtOnce(): unknown {
  queryClient.clear();
  const observer = new QueryObserver(queryClient, {
    queryKey,
    queryFn: () => new Promise<never>(() => undefined),
    meta: keptAs(listDivisions),
  });
  const { data } = observer.getCurrentResult();
  observer.destroy();
  return data;
}

/** Keeps an answer as the app does, and lets another app have kept something else in its place. */
function keep(data: unknown): void {
  const query = queryClient.getQueryCache().build(queryClient, { queryKey, meta: keptAs(listDivisions) });
  query.setData(data);
  const [key] = storedKeys('kept:');
  store(key!, { at: 1, data });
}

beforeAll(startQueries);
beforeEach(() => storedKeys('').forEach(forget));

test('an answer is kept, and shown before the first fetch', () => {
  keep(divisions);
  expect(shownAtOnce()).toEqual(divisions);
});

test('what the contract of today does not know is not shown, kept or pinned', () => {
  keep({ district: divisions.district });
  expect(shownAtOnce()).toBeUndefined();
  pin(queryKey, { ...divisions, towns: 'none' });
  expect(shownAtOnce()).toBeUndefined();
  expect(storedKeys('pinned:')).toEqual([]);
});

test('pages are looked at each for itself', () => {
  keep({ pages: [divisions, divisions], pageParams: ['', 'x'] });
  expect(shownAtOnce()).toMatchObject({ pages: [divisions, divisions] });
  keep({ pages: [divisions, {}], pageParams: ['', 'x'] });
  expect(shownAtOnce()).toBeUndefined();
});
