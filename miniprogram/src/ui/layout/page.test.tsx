import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { listDivisions } from '@shared/divisions';
import { listPrograms } from '@shared/subsidies/subsidies';
import { A_DAY, keyOf, useAnswer } from '@/platform/server/answers';
import { watchNetwork } from '@/platform/server/network';
import { queryClient } from '@/platform/server/query';
import { setNetwork } from '../../../test/taro';
import { Page } from './page';

const OLD = Date.parse('2026-03-12T01:05:00.000Z');
const NEW = Date.parse('2026-03-14T01:05:00.000Z');
const NOTHING = '没有网络，连上后会自动更新';

function Asks({ route, ...options }: { route: typeof listPrograms | typeof listDivisions; staleTime?: number }) {
  useAnswer(route as typeof listPrograms, {}, { staleTime: Infinity, ...options });
  return null;
}
const shown = (children: React.ReactNode) =>
  render(
    <QueryClientProvider client={queryClient}>
      <Page>{children}</Page>
    </QueryClientProvider>,
  );
const fetched = (route: typeof listPrograms | typeof listDivisions, updatedAt: number) =>
  queryClient.setQueryData(keyOf(route, {}), {} as never, { updatedAt });
const line = () => screen.getByRole('alert').textContent;

beforeAll(watchNetwork);
beforeEach(() => {
  jest.clearAllMocks();
  jest.useFakeTimers({ now: NEW });
  queryClient.clear();
  act(() => setNetwork(false));
});
afterEach(() => jest.useRealTimers());

test('without a network a page says from when its oldest answer is, wherever in it that was asked for', () => {
  fetched(listPrograms, NEW);
  fetched(listDivisions, OLD);
  const { unmount } = shown(
    <>
      <Asks route={listPrograms} />
      <Asks route={listDivisions} />
    </>,
  );
  expect(line()).toBe('没有网络，显示的是3月12日 09:05的内容');
  unmount();
  shown(<Asks route={listPrograms} />);
  expect(line()).toBe('没有网络，显示的是3月14日 09:05的内容');
});

test('a catalogue makes no page older, and a page that has nothing says so', () => {
  fetched(listDivisions, OLD);
  const { unmount } = shown(<Asks route={listDivisions} staleTime={A_DAY} />);
  expect(line()).toBe(NOTHING);
  unmount();
  shown(<Asks route={listPrograms} />);
  expect(line()).toBe(NOTHING);
});

test('an answer of a page behind says nothing until that page is in front again', async () => {
  fetched(listPrograms, OLD);
  shown(<Asks route={listPrograms} />);
  const turn = (hook: typeof useDidShow) =>
    act(() => jest.mocked(hook).mock.calls.forEach(([listener]) => (listener as () => void)()));
  turn(useDidHide);
  expect(line()).toBe(NOTHING);
  // It is asked for again meanwhile.
  const again = (updatedAt: number) =>
    act(async () => {
      fetched(listPrograms, updatedAt);
      await jest.advanceTimersByTimeAsync(10);
    });
  await again(NEW);
  expect(line()).toBe(NOTHING);
  await again(OLD);
  turn(useDidShow);
  expect(line()).toBe('没有网络，显示的是3月12日 09:05的内容');
});

const SRC = path.resolve(__dirname, '../..');
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(?<!\.test)\.tsx?$/.test(file),
);
const textOf = (file: string) => readFileSync(path.join(SRC, file), 'utf8');

test('no page can forget it: each is drawn in Page, and what is kept is asked for by useAnswer alone', () => {
  const pages = sources.filter((file) => file.endsWith('index.config.ts')).map((file) => path.dirname(file));
  expect(pages.length).toBeGreaterThan(100);
  const draws = (folder: string, words: RegExp) =>
    sources.some((file) => path.dirname(file) === folder && words.test(textOf(file)));
  // By itself, or by what all pages of its feature are drawn in (orders/for-offices.tsx).
  const drawn = (page: string) => draws(page, /<(Answer)?Page\b/) || draws(path.dirname(page), /<Page>\{.*children/);
  expect(pages.filter((page) => !drawn(page))).toEqual([]);
  // An answer that is asked for otherwise is one that is never kept: without a network there is nothing of it to date.
  const asks = sources.filter(
    (file) => file !== 'platform/server/answers.ts' && /\buse(Infinite)?Query\(/.test(textOf(file)),
  );
  expect(asks.filter((file) => textOf(file).includes('keptAs'))).toEqual([]);
});
