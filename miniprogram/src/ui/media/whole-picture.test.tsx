import Taro from '@tarojs/taro';
import { fireEvent, render, screen } from '@testing-library/react';
import { WholePicture } from './whole-picture';

/** The frame above the picture, whose padding is what gives the stage its height. */
const frameOf = (stage: HTMLElement) => stage.firstElementChild as HTMLElement;

describe('WholePicture', () => {
  it.each([
    [800, 600, 75],
    [375, 457, 121.87],
    [400, 4_000, 1_000],
    [1_600, 200, 12.5],
  ])('a picture of %i × %i is as high as its shape asks', (width, height, padding) => {
    render(<WholePicture src="a.jpg" width={width} height={height} />);
    const stage = screen.getByRole('button', { name: '整张图片，点开放大看' });
    expect(Number.parseFloat(frameOf(stage).style.paddingTop)).toBeCloseTo(padding, 2);
    const picture = stage.querySelector('img')!;
    expect(picture).toHaveAttribute('src', 'a.jpg');
    // Nothing between the picture and the page has a height of its own, which would cut it.
    for (let box = picture.parentElement; box; box = box.parentElement) expect(box.style.height).toBe('');
  });

  it('is enlarged in place, keeping its shape, and back', () => {
    render(<WholePicture src="a.jpg" width={100} height={300} />);
    const stage = screen.getByRole('button', { name: '整张图片，点开放大看' });
    expect(stage.style.width).toBe('100%');
    fireEvent.click(screen.getByText('放大'));
    fireEvent.click(screen.getByText('放大'));
    expect([stage.style.width, frameOf(stage).style.paddingTop]).toEqual(['200%', '300%']);
    fireEvent.click(screen.getByText('缩小'));
    expect(stage.style.width).toBe('150%');
  });

  it('opens full screen, where fingers enlarge it', () => {
    render(<WholePicture src="a.jpg" width={100} height={300} />);
    fireEvent.click(screen.getByRole('button', { name: '整张图片，点开放大看' }));
    expect(Taro.previewImage).toHaveBeenCalledWith({ urls: ['a.jpg'], current: 'a.jpg' });
  });
});
