import type { ComponentProps, ReactNode } from 'react';
import { Card, SectionTitle } from './card';

interface Props extends ComponentProps<typeof Card> {
  title: ReactNode;
  more?: string;
  onMore?: () => void;
}

/** A part of a page that is one card under its heading. */
export const Section = ({ title, more, onMore, ...card }: Props) => (
  <>
    <SectionTitle {...(more && { more })} {...(onMore && { onMore })}>
      {title}
    </SectionTitle>
    <Card {...card} />
  </>
);
