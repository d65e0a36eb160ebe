import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/button';
import { RECONCILE } from '../bank/copy';

const AT_ONCE = 30;

/** A long list, some of it at a time: a month may have hundreds of lines, and a phone draws tens. */
export function Shown<T>({ of, children }: { of: readonly T[]; children: (one: T) => ReactNode }) {
  const [count, setCount] = useState(AT_ONCE);
  const left = of.length - count;
  return (
    <>
      {of.slice(0, count).map(children)}
      {left > 0 && (
        <Button look="quiet" onClick={() => setCount(count + AT_ONCE)}>
          {RECONCILE.more(left)}
        </Button>
      )}
    </>
  );
}
