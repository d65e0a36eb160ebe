import { formatFen } from '@shared/money';
import type { ChangeReason } from '@shared/subsidies/payment-outlook';
import { formatDay } from '@shared/time';
import { CHANGES } from '../copy';

/** One reason, in plain words. */
export function reasonWords(reason: ChangeReason, thisYear: number): string {
  switch (reason.kind) {
    case 'price':
      return CHANGES.price(reason.unit ?? '', formatFen(reason.fromFen), formatFen(reason.toFen));
    case 'quantity':
      return CHANGES.quantity(reason.unit ?? '', reason.from, reason.to);
    case 'standing':
      return CHANGES.standing(reason.from, reason.to);
    case 'rule':
      return CHANGES.rule(formatDay(reason.effectiveOn, thisYear));
    case 'times':
      return CHANGES.times(reason.from, reason.to);
    case 'returned':
      return CHANGES.returned(formatFen(reason.amountFen));
    case 'underway':
      return CHANGES.underway(formatFen(reason.amountFen));
    case 'notYet':
      return CHANGES.notYet(formatDay(reason.usualOn, thisYear));
    case 'unknown':
      return CHANGES.unknown;
  }
}
