import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { WorkMonth, WorkVillage } from '@shared/accounts/workbench';
import { clearSession, setMe } from '@/platform/server/session';
import { store } from '@/platform/storage';
import { CloseTogether } from './close-together';

const { request } = Taro as unknown as { request: jest.Mock };
const OCTOBER: WorkMonth = { month: 10, state: 'reconciled', awaits: 'closing' };
const village = (villageCode: string, villageName: string): WorkVillage => ({
  ...{ villageCode, villageName, hasBook: true, bankAccounts: 1, proposed: 0, isUnhanded: false },
  months: [OCTOBER],
});
const closed = (one: WorkVillage): WorkVillage => ({ ...one, months: [{ month: 10, state: 'closed' }] });
const NIUJIAO = village('511503002228', '牛角村民委员会');
const LUOLONG = village('511503002001', '罗龙社区居民委员会');
const sent = () =>
  request.mock.calls.map(([{ url, header }]) => [
    /villages\/(\d+)\/years\/(\d+)\/months\/(\d+)/.exec(String(url))!.slice(1).join(' '),
    (header as Record<string, string>)['idempotency-key'],
  ]);
const DONE = { statusCode: 200, data: { closedThrough: 10 } };
const REFUSED = { statusCode: 409, data: { code: 'bank.notReconciled', message: '先对账' } };

/** Another year for each test: what became of one stays on the phone. */
let year = 2000;
beforeEach(() => {
  year += 1;
  request.mockReset();
  Object.assign(Taro, { showModal: jest.fn(async () => ({ confirm: true })) });
});
const show = (villages: WorkVillage[], more: { year?: number; asCashier?: boolean } = {}) =>
  render(<CloseTogether year={year} villages={villages} asCashier={false} {...more} />);
const settle = () => act(async () => new Promise((done) => setTimeout(done, 50)));
const press = async () => {
  fireEvent.click(screen.getByText('一起结账'));
  await settle();
};

test('one that is refused keeps none from the others, and says why; each was sent once under a key of its own', async () => {
  request.mockResolvedValueOnce(REFUSED).mockResolvedValue(DONE);
  show([NIUJIAO, LUOLONG]);
  screen.getByText('10月的账，有 2 个村（社区）只差结账');
  await press();
  expect(sent().map(([what]) => what)).toEqual([`511503002228 ${year} 10`, `511503002001 ${year} 10`]);
  expect(new Set(sent().map(([, key]) => key)).size).toBe(2);
  screen.getByText('没有结');
  screen.getByText('先对账');
  screen.getByText('结好了');
});

test('left in the middle it goes on, cannot be begun a second time, and says to who comes back what became of each', async () => {
  let answer: (of: object) => void = () => undefined;
  request.mockImplementationOnce(() => new Promise((done) => (answer = done))).mockResolvedValue(REFUSED);
  const page = show([NIUJIAO, LUOLONG]);
  await press();
  page.unmount();
  const back = show([NIUJIAO, LUOLONG]);
  screen.getByText('正在结，还有 2 个。离开这一页也接着结。');
  expect(screen.queryByText('一起结账')).toBeNull();
  expect(screen.queryAllByText('还没有轮到')).toHaveLength(2);
  back.unmount();
  answer(DONE);
  await settle();
  expect(sent()).toHaveLength(2);
  show([closed(NIUJIAO), LUOLONG]);
  screen.getByText('结好了');
  screen.getByText('没有结');
  fireEvent.click(screen.getByText('知道了'));
  expect(screen.queryByText('结好了')).toBeNull();
});

test('an app that was ended in the middle has kept what it knew; what is closed by the book is said to be closed', () => {
  const turns = [NIUJIAO, LUOLONG, village('511503002002', '某村')].map(({ villageCode, villageName }) => ({
    ...{ villageCode, villageName },
  }));
  const refused = { ...turns[1]!, refused: '网络不通' };
  store(`closing-together::${year}`, {
    month: 10,
    begunAt: '2026-11-20T02:00:00.000Z',
    turns: [turns[0], refused, turns[2]],
  });
  show([NIUJIAO, closed(LUOLONG), closed(village('511503002002', '某村'))]);
  expect(screen.getAllByText('结好了')).toHaveLength(2);
  screen.getByText('还没有轮到');
  expect(screen.queryByText('网络不通')).toBeNull();
});

test('it stops when another signs in: nobody closes in the name of who pressed, and nobody sees what became of it but them', async () => {
  const first = { accountId: '01J8Z0000000000000000000A1', grants: [] };
  act(() => setMe(first));
  let answer: (of: object) => void = () => undefined;
  request.mockImplementationOnce(() => new Promise((done) => (answer = done))).mockResolvedValue(DONE);
  show([NIUJIAO, LUOLONG]);
  await press();
  act(() => setMe({ ...first, accountId: '01J8Z0000000000000000000A2' }));
  await settle();
  answer(DONE);
  await settle();
  expect(sent()).toHaveLength(1);
  expect(screen.queryByText('结好了')).toBeNull();
  act(() => setMe(first));
  screen.getByText('结好了');
  screen.getByText('还没有轮到');
  act(() => clearSession());
});

test('nothing is sent before it was asked', async () => {
  Object.assign(Taro, { showModal: jest.fn(async () => ({ confirm: false })) });
  show([NIUJIAO]);
  await press();
  expect(request).not.toHaveBeenCalled();
});

test('where nothing is ready, or who looks holds the money, nothing is there', () => {
  expect(show([]).container.textContent).toBe('');
  expect(show([NIUJIAO], { asCashier: true }).container.textContent).toBe('');
});
