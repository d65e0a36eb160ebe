import { fireEvent, render, screen } from '@testing-library/react';
import { Choice } from './forms/choice';
import { Row } from './layout/row';
import { watchKeys } from './keys';

beforeAll(() => {
  process.env.TARO_ENV = 'h5';
  watchKeys();
});
afterAll(() => {
  process.env.TARO_ENV = 'weapp';
});

test('a row that opens something is reached by Tab and pressed by Enter and Space; one that does not is passed over', () => {
  const open = jest.fn();
  render(
    <>
      <Row title="稻谷补贴" onClick={open} />
      <Row title="只看看" />
    </>,
  );
  const row = screen.getByRole('button');
  expect(row).toHaveAttribute('tabindex', '0');
  fireEvent.keyDown(row, { key: 'Enter' });
  fireEvent.keyDown(row, { key: ' ' });
  fireEvent.keyDown(row, { key: 'a' });
  expect(open).toHaveBeenCalledTimes(2);
  expect(document.querySelectorAll('[tabindex]')).toHaveLength(1);
});

test('a choice is made by the keyboard', () => {
  const choose = jest.fn();
  render(<Choice options={[{ value: 'a', label: '匿名' }]} value={undefined} onChange={choose} />);
  fireEvent.keyDown(screen.getByRole('radio'), { key: ' ' });
  expect(choose).toHaveBeenCalledWith('a');
});
