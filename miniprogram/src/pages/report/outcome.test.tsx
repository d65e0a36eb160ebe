import { act, render, screen } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { Outcome, ReceiptCard } from './outcome';
import type { ReportInOutbox } from './send-report';

const showModal = Taro.showModal as unknown as jest.Mock;
const receipt = {
  receiptNo: '1234567890125678',
  reportId: '01JD0000000000000000000000',
  handledBy: '罗龙街道办事处',
  submittedAt: '2026-11-24T02:00:00.000Z',
  acceptBy: '2026-12-01T16:00:00.000Z',
  answerBy: '2026-12-31T16:00:00.000Z',
};
const note = async (anonymous: boolean, confirm: boolean) => {
  showModal.mockReset().mockResolvedValue({ confirm });
  const [noted, done] = [jest.fn(), jest.fn()];
  render(<ReceiptCard receipt={receipt} anonymous={anonymous} onNoted={noted} onDone={done} />);
  await act(async () => screen.getByText('我记好了').click());
  return { noted: noted.mock.calls.length, done: done.mock.calls.length };
};

test('an anonymous number leaves the phone only after its last four digits were shown and confirmed', async () => {
  expect(await note(true, false)).toEqual({ noted: 0, done: 0 });
  expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ content: expect.stringContaining('5678') }));
});

test('confirmed, it is gone', async () => {
  expect(await note(true, true)).toEqual({ noted: 1, done: 1 });
});

test('a report that is in one’s own list is noted with one tap', async () => {
  expect(await note(false, false)).toEqual({ noted: 1, done: 1 });
  expect(showModal).not.toHaveBeenCalled();
});

test('while it is on its way nothing is said of a network that is missing', () => {
  // What is drawn reads neither the words nor the files.
  const item = { key: 'k', kind: 'report', body: { mode: 'named' } } as unknown as ReportInOutbox;
  render(<Outcome item={item} onRewrite={jest.fn()} />);
  expect(screen.getByRole('status').textContent).toBe('正在提交…');
  expect(screen.queryByText(/没有网络/)).toBeNull();
});
