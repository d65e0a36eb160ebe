import type { BoundPerson } from '@shared/identity/identity';
import type { PaymentYear } from '@shared/subsidies/subsidies';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { PAYMENTS } from '../copy';
import { YearPaper } from '../year-paper';

interface Props {
  years: readonly PaymentYear[];
  year: number;
  /** The member's whose they are; empty for one's own. */
  personId: string;
  person: BoundPerson;
}

/** The year to take home, where something was paid in it; and, of one's own, what is owed to the village. */
export function Papers({ years, year, personId, person }: Props) {
  const isPaid = years.some((one) => one.year === year);
  if (personId && !isPaid) return null;
  return (
    <Card flush>
      {isPaid && (
        <YearPaper
          title={PAYMENTS.paper(year)}
          note={PAYMENTS.paperNote}
          year={year}
          personId={personId || person.personId}
        />
      )}
      {!personId && (
        <Row
          icon="wallet"
          {...PAYMENTS.owed}
          onClick={() => openPage('wechat-pay/levies', { villageCode: person.villageCode })}
        />
      )}
    </Card>
  );
}
