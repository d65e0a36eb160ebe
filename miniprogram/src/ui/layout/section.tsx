import type { ComponentProps, ReactNode } from 'react';
import { Card, SectionTitle } from './card';

interface Props extends ComponentProps<typeof Card> {
  title: ReactNode;
}

/** A part of a page that is one card under its heading. */
export const Section = ({ title, ...card }: Props) => (
  <>
    <SectionTitle>{title}</SectionTitle>
    <Card {...card} />
  </>
);
