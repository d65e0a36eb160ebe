import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { receiptCode } from '@shared/reports/receipts';
import { queryClient } from '@/platform/server/query';
import { CHECK } from '../proof-copy';
import CheckPage from '.';

const { request } = Taro as unknown as { request: jest.Mock };
const RECEIPT = { referenceNo: 'NX20261123-4F7K', contentHash: '3f7a'.repeat(16) };
const said = jest.fn(async () => undefined);
const scanned = async (scan: () => Promise<{ result: string }>) => {
  Object.assign(Taro, { scanCode: jest.fn(scan), showToast: said });
  render(
    <QueryClientProvider client={queryClient}>
      <CheckPage />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText(CHECK.scan));
  await act(async () => new Promise((done) => setTimeout(done, 50)));
};

// Only WeChat has a camera to scan with.
const env = process.env.TARO_ENV;
beforeEach(() => {
  process.env.TARO_ENV = 'weapp';
  said.mockClear();
  request.mockReset();
  request.mockResolvedValue({ statusCode: 200, data: { matches: true } });
});
afterAll(() => {
  process.env.TARO_ENV = env;
});

test('the code on the paper fills the check and asks at once: nobody types 64 letters', async () => {
  await scanned(async () => ({ result: receiptCode(RECEIPT) }));
  expect(request.mock.calls.map(([{ data }]) => JSON.parse(String(data)) as unknown)).toEqual([RECEIPT]);
  expect(screen.getByText(CHECK.matches)).toBeTruthy();
});

test('another code is not taken for a receipt’s: it says where that is, and nothing is asked', async () => {
  await scanned(async () => ({ result: 'https://example.com/NX20261123-4F7K' }));
  expect(request).not.toHaveBeenCalled();
  expect(said).toHaveBeenCalledWith(expect.objectContaining({ title: CHECK.notOurs }));
});

test('who thinks better of it is told nothing', async () => {
  await scanned(() => Promise.reject(Object.assign(new Error('cancelled'), { errMsg: 'scanCode:fail cancel' })));
  expect(said).not.toHaveBeenCalled();
});
