import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro, { useRouter } from '@tarojs/taro';
import { showVoucher } from '@shared/accounts/accounts';
import type { Me } from '@shared/identity/identity';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';
import { setMe } from '@/platform/server/session';
import { ATTACH } from './copy';
import { useOnePicture } from './use-one-picture';
import AttachPage from '.';

// What one picture goes through is its own test's: here it is which paper the copies are given to.
jest.mock('./use-one-picture', () => ({ useOnePicture: jest.fn() }));
const { request } = Taro as unknown as { request: jest.Mock };

const VILLAGE = '511503002228';
const params = { villageCode: VILLAGE, year: 2026, voucherId: '01J9ZZZZZZZZZZZZZZZZZZZZZZ' };
const voucher = {
  voucherOn: '2026-11-20',
  voucherNo: '记-7',
  lines: [],
  attachments: [{ title: '合同', pictures: [] }],
};
const pick = jest.fn();
const shownWith = () => jest.mocked(useOnePicture).mock.lastCall!;

beforeEach(() => {
  request.mockReset();
  request.mockImplementation(async ({ method }) => ({ statusCode: 200, data: method === 'GET' ? voucher : {} }));
  jest.mocked(useOnePicture).mockReturnValue({ step: { at: 'none' }, waiting: 0, pick } as never);
  jest.mocked(useRouter).mockReturnValue({ params: { ...params, year: '2026' } } as never);
  setMe({ accountId: 'A', grants: [{ role: 'township', division: '511503002' }] } as Me);
  queryClient.setQueryData(keyOf(showVoucher, { params }), voucher as never);
  render(
    <QueryClientProvider client={queryClient}>
      <AttachPage />
    </QueryClientProvider>,
  );
});

const attach = (copyId: string) => act(() => shownWith()[1](copyId, undefined) as Promise<void>);
const bodies = () =>
  request.mock.calls
    .filter(([{ method }]) => method !== 'GET')
    .map(([{ data }]) => JSON.parse(String(data)) as { kind?: string; place?: number; mediaIds: string[] });

test('pictures chosen together are of one paper: the first makes it, the others are added to it', async () => {
  expect(shownWith()[2]).toBeGreaterThan(1);
  fireEvent.click(screen.getByText(ATTACH.another));
  fireEvent.click(screen.getByText('发票'));
  fireEvent.click(screen.getByText(ATTACH.pick));
  for (const copyId of ['A', 'B', 'C']) await attach(copyId);
  expect(bodies()).toEqual([
    { kind: '发票', mediaIds: ['A'] },
    { place: 1, mediaIds: ['B'] },
    { place: 1, mediaIds: ['C'] },
  ]);
  // Chosen anew, they are of another.
  fireEvent.click(screen.getByText(ATTACH.pick));
  await attach('D');
  expect(bodies()[3]).toEqual({ kind: '发票', mediaIds: ['D'] });
});

test('those added to a paper that is there all go to it', async () => {
  fireEvent.click(screen.getByText(ATTACH.pick));
  for (const copyId of ['A', 'B']) await attach(copyId);
  expect(bodies().map(({ place }) => place)).toEqual([0, 0]);
});
