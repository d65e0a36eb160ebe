import type { Key, ReactNode } from 'react';
import { Card } from '@/ui/card';
import { Disclosure } from '@/ui/disclosure';
import { Facts, type Fact } from '@/ui/facts';
import { InfiniteList, type Pages } from '@/ui/infinite-list';
import { EmptyState } from '@/ui/states';
import { REGISTER } from '../copy';

/** One registered thing: its line, and everything that is known of it. */
export interface Registered {
  key: Key;
  title: string;
  note: ReactNode;
  value: ReactNode;
  facts: readonly Fact[];
}

interface Props<Item> {
  of: Pages<Item>;
  empty: string;
  sum: ReactNode;
  as: (item: Item) => Registered;
}

/** A register: its sum, then each thing, which unfolds to all that is known of it. */
export function RegisterList<Item>({ of, empty, sum, as }: Props<Item>) {
  return (
    <>
      {sum}
      <InfiniteList of={of} empty={<EmptyState icon="file" title={empty} note={REGISTER.emptyNote} />}>
        {(items) => (
          <Card flush>
            {items.map(as).map(({ key, title, note, value, facts }) => (
              <Disclosure key={key} title={title} note={note} value={value} label={title}>
                <Facts of={facts} />
              </Disclosure>
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}
