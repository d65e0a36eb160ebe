import { act, fireEvent, render, screen } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { queryClient } from '@/platform/server/query';
import { RegisterAccount } from './register';

const { request } = Taro as unknown as { request: jest.Mock };
const bankAccount = (bankAccountId: string, tail: string, ledgerCode: string) => ({
  ...{ bankAccountId, tail, ledgerCode, bank: '南溪农商银行', purpose: 'basic', openedOn: '2020-01-01', state: 'open' },
  ...{ decidedBy: '村民代表会议', proposedBy: '陈建国', mayConfirm: false },
});
const ITEMS = [
  bankAccount('01J8Z0000000000000000000B1', '0011', '102'),
  { ...bankAccount('01J8Z0000000000000000000B2', '0022', '10201'), state: 'closed' },
  bankAccount('01J8Z0000000000000000000B3', '0033', '10202'),
];
const sent = () => request.mock.calls.map(([asked]) => asked).filter(({ method }) => method === 'POST');
const settle = () => act(async () => new Promise((done) => setTimeout(done, 50)));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label, { selector: 'input' }), { detail: { value }, target: { value } });

beforeEach(() => {
  queryClient.clear();
  request.mockReset().mockResolvedValue({ statusCode: 200, data: { items: ITEMS, version: 1 } });
  Object.assign(Taro, { showModal: jest.fn(async () => ({ confirm: true })) });
});

test('a number that is not the chosen account’s is not sent; the right one goes with the account of the book', async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <RegisterAccount villageCode="511503002228" onClose={jest.fn()} />
    </QueryClientProvider>,
  );
  await settle();
  expect(screen.getAllByText('南溪农商银行')).toHaveLength(2);
  type('户名', '牛角村股份经济合作联合社');
  type('账号', '120510000000000033');
  fireEvent.click(screen.getByText('核对好了，登记'));
  await settle();
  screen.getByText('请选一个账户');
  fireEvent.click(screen.getByText(/尾号.*0011/));
  fireEvent.click(screen.getByText('核对好了，登记'));
  await settle();
  screen.getByText('选的账户尾号是 0011，和填的号码不一样');
  expect(sent()).toHaveLength(0);
  fireEvent.click(screen.getByText(/尾号.*0033/));
  fireEvent.click(screen.getByText('核对好了，登记'));
  await settle();
  expect(sent().map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data))).toEqual([
    { name: '牛角村股份经济合作联合社', account: '120510000000000033', accountCode: '10202' },
  ]);
});
