import { closeMonth } from '@shared/accounts/books';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { queryClient } from './query';
import { useChange, useSpokenChange } from './use-change';

const request = Taro.request as unknown as jest.Mock;
const showToast = Taro.showToast as unknown as jest.Mock;
const said = () => showToast.mock.calls.map(([toast]) => (toast as { title: string }).title);

let close: ReturnType<typeof useChange<unknown, number>>;
const settled = jest.fn();
function Probe({ use }: { use: typeof useSpokenChange }) {
  close = use<{ closedThrough: number }, number>({
    act: (sendOnce, month) => sendOnce(closeMonth, { params: { villageCode: '511503002201', year: 2026, month } }),
    done: ({ closedThrough }, month) => `${month}月已结，到${closedThrough}月`,
    onSuccess: () => settled(...said()),
    onSettled: () => settled(),
  });
  return null;
}
const press = (use: typeof useSpokenChange) => {
  render(
    <QueryClientProvider client={queryClient}>
      <Probe use={use} />
    </QueryClientProvider>,
  );
  return act(() => close.mutateAsync(3).catch(() => undefined));
};

beforeEach(() => {
  settled.mockClear();
  showToast.mockClear();
  request.mockReset().mockResolvedValue({ statusCode: 200, data: { closedThrough: 3 } });
});

test('what is done is said, then the page goes on; it was sent under a key', async () => {
  await press(useChange);
  expect(settled.mock.calls).toEqual([['3月已结，到3月'], []]);
  expect(request.mock.calls[0]).toMatchObject([
    { header: { 'idempotency-key': expect.stringMatching(/^[\w-]{16,64}$/) } },
  ]);
});

test('why it failed is said by the spoken one alone; the lists are asked again either way', async () => {
  request.mockResolvedValue({
    statusCode: 409,
    data: { code: 'accounts.vouchersWaiting', message: '还有凭证没有审批' },
  });
  await press(useChange);
  expect(said()).toEqual([]);
  expect(close.error).toMatchObject({ code: 'accounts.vouchersWaiting' });
  await press(useSpokenChange);
  expect(said()).toEqual([expect.stringMatching(/凭证/)]);
  expect(settled).toHaveBeenCalledTimes(2);
});
