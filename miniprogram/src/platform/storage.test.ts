import phone, { clearStorage } from '../../test/taro';
import { readStored, store } from './storage';

const setStorage = phone.setStorageSync as jest.Mock;
const put = setStorage.getMockImplementation() as (key: string, value: string) => void;
beforeEach(clearStorage);
afterEach(() => setStorage.mockImplementation(put));

/** Storage takes so many letters in all, as WeChat's 10 MB. */
const allow = (letters: number) =>
  setStorage.mockImplementation((key: string, value: string) => {
    const others = phone.getStorageInfoSync().keys.filter((one) => one !== key);
    const taken = others.reduce((sum, one) => sum + (phone.getStorageSync(one) as string).length, 0);
    if (taken + value.length > letters) throw new Error('setStorage:fail exceed storage max size');
    put(key, value);
  });

test('what a person wrote is kept in the place of answers that can be asked for again, where storage is full', () => {
  store('kept:public:payees', 'x'.repeat(80));
  allow(100);
  store('outbox', [{ words: '路坏了'.repeat(10) }]);
  expect(readStored('outbox')).toEqual([{ words: '路坏了'.repeat(10) }]);
  expect(readStored('kept:public:payees')).toBeUndefined();
});

test('an answer that finds no room leaves those that are there', () => {
  store('kept:public:payees', 'x'.repeat(80));
  allow(100);
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  store('kept:public:notices', 'x'.repeat(80));
  store('pinned:public:policy', 'x'.repeat(80));
  expect(readStored('kept:public:payees')).toBe('x'.repeat(80));
  expect(readStored('kept:public:notices')).toBeUndefined();
});

test('where that is not enough the write is lost, and nobody is stopped', () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  allow(10);
  store('draft:report', 'x'.repeat(20));
  expect(readStored('draft:report')).toBeUndefined();
});
