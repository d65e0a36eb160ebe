import type { KnownFacts } from '@shared/subsidies/facts';
import { Entity, type FormattedItem, item, string } from '../../platform/entity';
import { any } from 'dynamodb-toolbox/schema/any';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/row';

/**
 * What the district's lists say of a person, as far as a subsidy asks, imported beside the roster. Read by that person alone. It
 * stands in Civic, where it can be corrected and deleted; what a person answers on the phone never comes here.
 */
export const PersonFactsEntity = new Entity({
  name: 'PersonFacts',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    /** Who writes a row parses it by `KnownFacts` before. */
    facts: any().castAs<KnownFacts>(),
    asOf: string(),
    /** Whose lists: 民政、农业农村等部门名册. */
    source: string(),
  }),
  computeKey: ({ personId }) => ({ pk: `PERSON#${personId}`, sk: 'FACTS' }),
  answers: 'What is known of this person, as far as a subsidy asks',
});
export type StoredPersonFacts = FormattedItem<typeof PersonFactsEntity>;

export const factsOfPerson = (personId: string): Promise<StoredPersonFacts | undefined> =>
  readRow(PersonFactsEntity, { personId }, { consistent: false });
