import { render, screen } from '@testing-library/react';
import { Money } from './money';

describe('Money', () => {
  it('shows thousands and two digits, from zero to a hundred million', () => {
    render(
      <>
        <Money fen={0} />
        <Money fen={348250} />
        <Money fen={9999999999} size="figure" />
      </>,
    );
    expect(screen.getByText('¥0.00')).toBeInTheDocument();
    expect(screen.getByText('¥3,482.50')).toBeInTheDocument();
    expect(screen.getByText('¥99,999,999.99')).toHaveClass('money-long');
  });

  it('tells in from out by sign and by what a screen reader says, not by colour alone', () => {
    render(
      <>
        <Money fen={100} flow="in" />
        <Money fen={200} flow="out" />
        <Money fen={-300} flow="out" />
      </>,
    );
    expect(screen.getByLabelText('收入¥1.00')).toHaveTextContent('+¥1.00');
    expect(screen.getByLabelText('支出¥2.00')).toHaveTextContent('−¥2.00');
    // A red entry takes an expense back.
    expect(screen.getByLabelText('支出−¥3.00')).toHaveTextContent('+¥3.00');
  });

  it('writes a sum below zero in red where an accountant does, and says so', () => {
    render(
      <>
        <Money fen={-60000} red />
        <Money fen={60000} red />
        <Money fen={-1} />
      </>,
    );
    expect(screen.getByLabelText('红字−¥600.00')).toHaveClass('money-red');
    expect(screen.getByLabelText('¥600.00')).not.toHaveClass('money-red');
    expect(screen.getByLabelText('−¥0.01')).not.toHaveClass('money-red');
  });
});
