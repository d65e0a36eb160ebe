import { forget, readStored, storedKeys } from '../storage';
import { clearSession, setMe } from '../server/session';
import { draftKept, putDraft } from './drafts';

const me = (accountId: string) => setMe({ accountId, grants: [] });
afterEach(() => {
  clearSession();
  storedKeys('draft:').forEach(forget);
});

test('a draft of whoever was signed in is not the next one’s on the phone, and is there again for them', () => {
  me('wang');
  putDraft('letter', { words: '三组的路' });
  clearSession();
  expect(draftKept('letter')).toBeUndefined();
  me('li');
  expect(draftKept('letter')).toBeUndefined();
  me('wang');
  expect(draftKept('letter')).toEqual({ words: '三组的路' });
});

test('what was begun before signing in goes on after it', () => {
  putDraft('report', { words: '桥坏了' });
  expect(readStored('draft:report')).toEqual({ words: '桥坏了' });
  me('wang');
  expect(draftKept('report')).toEqual({ words: '桥坏了' });
});
