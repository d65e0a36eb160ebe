import type { ComponentProps } from 'react';
import { Card } from './card';
import { Row } from './row';

/** A line that is no list's: a door to another page, alone on its card. */
export const RowCard = (row: ComponentProps<typeof Row>) => (
  <Card flush>
    <Row {...row} />
  </Card>
);
