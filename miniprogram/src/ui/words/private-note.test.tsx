import { fireEvent, render, screen } from '@testing-library/react';
import { TextArea } from '../forms/field';
import { ContactConfirm } from './private-note';

describe('a field that all will read', () => {
  it('points out a number with its very words and covers it with one tap', () => {
    const onChange = jest.fn();
    render(<TextArea value="找王会计，138.1234.5678" onChange={onChange} label="内容" isPublic />);
    expect(screen.getByRole('alert')).toHaveTextContent('“138.1234.5678”像是手机号。公开以后收不回来。');
    fireEvent.click(screen.getByText('遮住'));
    expect(onChange).toHaveBeenCalledWith('找王会计，138.****.5678');
  });

  it('says nothing of figures, nor where few read it', () => {
    const { rerender } = render(<TextArea value="川财农〔2025〕12号，1,234.50 元" onChange={jest.fn()} isPublic />);
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(<TextArea value="13812345678" onChange={jest.fn()} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('ContactConfirm', () => {
  it('asks of telephone numbers alone', () => {
    const onChange = jest.fn();
    const { rerender } = render(<ContactConfirm texts={['电话0831-3322456']} confirmed={false} onChange={onChange} />);
    fireEvent.click(screen.getByRole('checkbox', { name: '这是办公电话，要公开' }));
    expect(onChange).toHaveBeenCalledWith(true);
    rerender(<ContactConfirm texts={['卡号6222021234567890128']} confirmed={false} onChange={onChange} />);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
