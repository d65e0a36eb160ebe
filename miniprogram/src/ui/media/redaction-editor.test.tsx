import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Box } from '@shared/media/redaction';
import { RedactionEditor } from './redaction-editor';

/** The stage as the screen has it: the query that WeChat answers a little later. */
function stageAt(rect: { left: number; top: number; width: number; height: number }) {
  const query = {
    select: () => query,
    boundingClientRect: (tell: (rect: object) => void) => ({ exec: () => tell(rect) }),
  };
  Object.assign(Taro, {
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812 }),
    createSelectorQuery: () => query,
  });
}

async function draw(from: [number, number], to: [number, number]) {
  const stage = screen.getByLabelText('还没有框');
  const at = ([clientX, clientY]: [number, number]) => ({ touches: [{ clientX, clientY }] });
  fireEvent.touchStart(stage, at(from));
  await act(async () => undefined);
  fireEvent.touchMove(stage, at(to));
  fireEvent.touchEnd(stage, { changedTouches: [{ clientX: to[0], clientY: to[1] }] });
}

describe('RedactionEditor', () => {
  it.each([
    ['a card', 800, 600, false],
    ['a sheet of paper', 1_240, 1_754, false],
    ['a receipt', 400, 1_600, true],
    ['a roll', 300, 3_000, true],
  ])(
    'all of %s can be reached: what is below the window is said, and the picture can be moved',
    (_, width, height, long) => {
      stageAt({ left: 16, top: 0, width: 343, height: (343 * height) / width });
      const { container } = render(
        <RedactionEditor src="a.jpg" width={width} height={height} boxes={[]} onChange={jest.fn()} />,
      );
      const windowPx = Number.parseFloat(container.querySelector<HTMLElement>('.redaction-window')!.style.height);
      const picturePx = (343 * height) / width;
      expect(windowPx).toBeCloseTo(Math.min(picturePx, 812 * 0.7), 3);
      expect(screen.queryByText('移动图片') !== null).toBe(long);
      expect(screen.queryByText(/图片很长/) !== null).toBe(long);
    },
  );

  it.each([
    ['a card', 800, 600],
    ['a sheet of paper', 1_240, 1_754],
    ['a receipt that is scrolled to its end', 400, 1_600],
    ['a roll', 300, 3_000],
    ['a banner', 2_000, 200],
  ])('a box drawn at the bottom of %s is at its bottom', async (_, width, height) => {
    const shown = (343 * height) / width;
    // Scrolled: the picture's end is at 600 px on the screen.
    const top = 600 - shown;
    stageAt({ left: 16, top, width: 343, height: shown });
    const onChange = jest.fn<void, [readonly Box[]]>();
    render(<RedactionEditor src="a.jpg" width={width} height={height} boxes={[]} onChange={onChange} />);
    await draw([16, 600 - shown * 0.1], [359, 600]);
    const [boxes] = onChange.mock.calls[0]!;
    expect(boxes).toHaveLength(1);
    expect(boxes[0]).toMatchObject({ x: 0, width: 10_000 });
    expect(boxes[0]!.y).toBeCloseTo(9_000, -1);
    expect(boxes[0]!.y + boxes[0]!.height).toBe(10_000);
  });
});
