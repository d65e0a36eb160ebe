import { AppError } from '@shared/errors';
import { closeMonth } from '@shared/accounts/books';
import { act, render } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { type SendOnce, useSendOnce } from './use-send-once';

const request = Taro.request as unknown as jest.Mock;
const keys = () =>
  request.mock.calls.map(([sent]) => (sent as { header: Record<string, string> }).header['idempotency-key']);
const closing = (month: number) => ({ params: { villageCode: '511503002201', year: 2026, month } });

let send: SendOnce;
function Probe() {
  send = useSendOnce();
  return null;
}

beforeEach(() => {
  request.mockReset().mockResolvedValue({ statusCode: 200, data: { closedThrough: 3 } });
  render(<Probe />);
});

test('the same sent again after a lost answer has the same key; once it is done it is another command', async () => {
  request.mockRejectedValueOnce({ errMsg: 'timeout' });
  await act(async () => {
    await expect(send(closeMonth, closing(3))).rejects.toThrow('timeout');
    await send(closeMonth, closing(3));
    await send(closeMonth, closing(3));
  });
  const [first, again, anew] = keys();
  expect(first).toMatch(/^[\w-]{16,64}$/);
  expect(again).toBe(first);
  expect(anew).not.toBe(first);
});

test('another request has another key, and a refusal leaves the same one', async () => {
  request.mockResolvedValueOnce({ statusCode: 409, data: { code: 'accounts.vouchersWaiting' } });
  await act(async () => {
    await expect(send(closeMonth, closing(3))).rejects.toBeInstanceOf(AppError);
    await send(closeMonth, closing(3));
    await send(closeMonth, closing(4));
  });
  const [first, again, other] = keys();
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
