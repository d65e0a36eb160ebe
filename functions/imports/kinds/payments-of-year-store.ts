import { yearInChina } from '@shared/time';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { idsBetween } from '../../platform/id';
import { LedgerTable } from '../../platform/tables';
import { PaymentEntity, type StoredPayment } from '../../subsidies/payment-store';

/** All payments of a person's year, strongly consistent: some dozens. For working a year's total out anew. */
export async function paymentsOfYear(personId: string, year: number): Promise<StoredPayment[]> {
  const [first, last] = idsBetween(...yearInChina(year));
  const { Items = [] } = await LedgerTable.build(QueryCommand)
    .entities(PaymentEntity)
    .query({ partition: `PERSON#${personId}`, range: { between: [`PAYMENT#${first}`, `PAYMENT#${last}`] } })
    .options({ entityAttrFilter: false, consistent: true, maxPages: Infinity })
    .send();
  return Items;
}

/** Whether anything was ever paid to this person. */
export async function hasPayments(personId: string): Promise<boolean> {
  const { Items = [] } = await LedgerTable.build(QueryCommand)
    .entities(PaymentEntity)
    .query({ partition: `PERSON#${personId}`, range: { beginsWith: 'PAYMENT#' } })
    .options({ entityAttrFilter: false, consistent: true, limit: 1 })
    .send();
  return Items.length > 0;
}
