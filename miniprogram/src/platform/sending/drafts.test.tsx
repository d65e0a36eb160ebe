import { act, renderHook } from '@testing-library/react';
import { clearSession, setMe } from '../server/session';
import { forget, readStored, storedKeys } from '../storage';
import { useDraft } from './drafts';

const me = (accountId: string) => act(() => setMe({ accountId, grants: [] }));
const BLANK = { words: '' };
const open = () => renderHook(() => useDraft('report', BLANK));
const kept = () => readStored('draft:report');

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  act(() => clearSession());
  storedKeys('').forEach(forget);
  jest.useRealTimers();
});

test('who signs in again after their session ended goes on with their words, in a form that stayed open', () => {
  me('wang');
  const { result } = open();
  act(() => result.current[1]({ words: '三组的路' }));
  act(() => clearSession());
  me('wang');
  act(() => jest.runAllTimers());
  expect([result.current[0], kept()]).toEqual([{ words: '三组的路' }, { words: '三组的路' }]);
});

test('another who signs in finds nothing of it, in a form that stayed open or in a new one', () => {
  me('wang');
  const { result } = open();
  act(() => result.current[1]({ words: '三组的路' }));
  act(() => clearSession());
  me('li');
  act(() => jest.runAllTimers());
  expect([result.current[0], kept(), open().result.current[0]]).toEqual([BLANK, undefined, BLANK]);
});

test('what was begun before anybody signed in goes on after it', () => {
  const { result } = open();
  act(() => result.current[1]({ words: '桥坏了' }));
  me('wang');
  act(() => jest.runAllTimers());
  expect([result.current[0], kept()]).toEqual([{ words: '桥坏了' }, { words: '桥坏了' }]);
});
