import type { Key, ReactNode } from 'react';
import { Card } from '@/ui/layout/card';
import { InfiniteList, type Pages } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { REGISTER } from '../registers/copy';

/** One registered thing: its line, and the page it opens. */
interface Registered {
  key: Key;
  title: string;
  note: ReactNode;
  value: ReactNode;
  open: () => void;
}

interface Props<Item> {
  of: Pages<Item>;
  empty: string;
  sum: ReactNode;
  as: (item: Item) => Registered;
}

/** A register: its sum, then each thing, which opens all that is known of it. */
export function RegisterList<Item>({ of, empty, sum, as }: Props<Item>) {
  return (
    <>
      {sum}
      <InfiniteList of={of} empty={<EmptyState icon="file" title={empty} note={REGISTER.emptyNote} />}>
        {(items) => (
          <Card flush>
            {items.map(as).map(({ key, title, note, value, open }) => (
              <Row key={key} title={title} note={note} value={value} onClick={open} />
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}
