import { fireEvent, render, screen } from '@testing-library/react';
import { Stars, STAR_WORDS } from './stars';

describe('Stars', () => {
  it.each(STAR_WORDS.map((word, index) => [index + 1, word] as const))('gives %i for %s', (stars, word) => {
    const onChange = jest.fn();
    render(<Stars value={0} onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: `${stars} 星，${word}` }));
    expect(onChange).toHaveBeenCalledWith(stars);
  });

  it('marks the chosen one and says it in words', () => {
    render(<Stars value={4} onChange={jest.fn()} />);
    expect(screen.getByRole('radio', { checked: true })).toHaveAccessibleName('4 星，满意');
    expect(screen.getByText('满意')).toBeInTheDocument();
  });

  it('cannot be pressed when it only shows', () => {
    render(<Stars value={3.6} />);
    expect(screen.getByRole('img', { name: '3.6 星，满意' })).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
