import type { KnownFacts } from '@shared/subsidies/facts';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { any } from 'dynamodb-toolbox/schema/any';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../../platform/tables';

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
  computeKey: ({ personId }: { personId: string }) => ({ pk: `PERSON#${personId}`, sk: 'FACTS' }),
  timestamps: false,
  meta: { title: 'PersonFacts', description: 'What is known of this person, as far as a subsidy asks' },
});
export type StoredPersonFacts = FormattedItem<typeof PersonFactsEntity>;

export async function factsOfPerson(personId: string): Promise<StoredPersonFacts | undefined> {
  const { Item } = await PersonFactsEntity.build(GetItemCommand).key({ personId }).send();
  return Item;
}
