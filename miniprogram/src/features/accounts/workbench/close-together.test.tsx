import type { WorkVillage } from '@shared/accounts/workbench';
import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { CloseTogether } from './close-together';

const { request } = Taro as unknown as { request: jest.Mock };
const village = (villageCode: string, villageName: string): WorkVillage => ({
  ...{ villageCode, villageName, hasBook: true, bankAccounts: 1, proposed: 0, isUnhanded: false },
  months: [{ month: 10, state: 'reconciled', awaits: 'closing' }],
});
const NIUJIAO = village('511503002228', '牛角村民委员会');
const LUOLONG = village('511503002001', '罗龙社区居民委员会');
const sent = () =>
  request.mock.calls.map(([{ url, header }]) => [
    /villages\/(\d+)\/years\/(\d+)\/months\/(\d+)/.exec(String(url))!.slice(1).join(' '),
    (header as Record<string, string>)['idempotency-key'],
  ]);

beforeEach(() => {
  request.mockReset();
  Object.assign(Taro, { showModal: jest.fn(async () => ({ confirm: true })) });
});
const press = async () => {
  fireEvent.click(screen.getByText('一起结账'));
  await act(async () => new Promise((done) => setTimeout(done, 50)));
};

test('one that is refused keeps none from the others, and says why; each was sent once under a key of its own', async () => {
  request
    .mockResolvedValueOnce({ statusCode: 409, data: { code: 'bank.notReconciled', message: '先对账' } })
    .mockResolvedValue({ statusCode: 200, data: { closedThrough: 10 } });
  render(<CloseTogether year={2026} villages={[NIUJIAO, LUOLONG]} />);
  screen.getByText('10月的账，有 2 个村（社区）只差结账');
  await press();
  expect(sent().map(([what]) => what)).toEqual(['511503002228 2026 10', '511503002001 2026 10']);
  expect(new Set(sent().map(([, key]) => key)).size).toBe(2);
  screen.getByText('没有结');
  screen.getByText('结好了');
});

test('nothing is sent before it was asked', async () => {
  Object.assign(Taro, { showModal: jest.fn(async () => ({ confirm: false })) });
  render(<CloseTogether year={2026} villages={[NIUJIAO]} />);
  await press();
  expect(request).not.toHaveBeenCalled();
});

test('where nothing is ready, nothing is there', () => {
  const { container } = render(<CloseTogether year={2026} villages={[]} />);
  expect(container.textContent).toBe('');
});
