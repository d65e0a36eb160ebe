import { fireEvent, render, screen } from '@testing-library/react';
import { CheckAnswers } from './check-answers';
import { BLANK } from './form';

test('every answer is there, what is missing says so, and either way on is a tap', () => {
  const [change, send] = [jest.fn(), jest.fn()];
  const form = { ...BLANK, description: '村道开裂了', category: 'works' as const, mode: 'named' as const };
  const { container } = render(<CheckAnswers form={form} files={[]} onChange={change} onSend={send} />);
  for (const words of ['村道开裂了', '工程', '实名', '还没有填']) expect(container.textContent).toContain(words);
  fireEvent.click(screen.getByText('回去改一改'));
  fireEvent.click(screen.getByText('没有错，就交这份'));
  expect([change, send].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});
