import { useReachBottom } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { Button } from '../button';
import { EndOfList } from '../layout/states';

const STEP = 20;

interface Props<Item> {
  of: readonly Item[];
  /** Those shown so far. */
  children: (items: readonly Item[]) => ReactNode;
}

/** A long list that is on the phone already, drawn a part at a time: WeChat is slow to draw a hundred rows at once. */
export function Growing<Item>({ of, children }: Props<Item>) {
  const [shown, setShown] = useState(STEP);
  const more = () => setShown((count) => (count < of.length ? count + STEP : count));
  useReachBottom(more);
  return (
    <>
      {children(of.slice(0, shown))}
      {shown < of.length && (
        <Button look="quiet" onClick={more}>
          看更多
        </Button>
      )}
      {shown >= of.length && of.length > STEP && <EndOfList />}
    </>
  );
}
