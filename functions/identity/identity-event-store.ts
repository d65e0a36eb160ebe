import { Entity, type FormattedItem, item, number, string } from '../platform/entity';
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import { putRow } from '../platform/row';
import { epochSeconds } from '../platform/clock';
import { newId } from '../platform/id';
import { CivicTable } from '../platform/tables';

const DAYS_KEPT = 30;

/**
 * What is to be told about a person's binding or role: written with the change, told by the stream (`tell-about-identity.ts`), so that
 * a gateway that is down loses no message and stops no binding.
 */
export const IdentityEventEntity = new Entity({
  name: 'IdentityEvent',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    eventId: string().key(),
    what: string().enum(
      'codeIssued',
      'bound',
      'released',
      'given',
      'taken',
      'asked',
      'decided',
      'confirmed',
      'signingCodeSet',
    ),
    at: string(),
    /** `released` names the account that was bound. */
    accountId: string().optional(),
    role: string().optional(),
    division: string().optional(),
    /** Who acted, or who asked: told of the answer, and not of their own doing. */
    byPersonId: string().optional(),
    ttl: number(),
  }),
  computeKey: ({ personId, eventId }) => ({ pk: `PERSON#${personId}`, sk: `EVENT#${eventId}` }),
  answers: 'What was done about this person’s binding and roles, to be told',
});

export type IdentityEvent = FormattedItem<typeof IdentityEventEntity>;

/** The event in a row of the stream; undefined where the row is another's. @throws Error where it is not as it was declared. */
export const identityEventIn = (row: Record<string, unknown> | undefined): IdentityEvent | undefined =>
  row?._et === IdentityEventEntity.entityName ? IdentityEventEntity.build(EntityFormatter).format(row) : undefined;

export const putIdentityEvent = (event: Omit<IdentityEvent, 'eventId' | 'ttl'>) =>
  putRow(IdentityEventEntity, {
    ...event,
    eventId: newId(event.at),
    ttl: epochSeconds(event.at) + DAYS_KEPT * 86_400,
  });
