import type { Page, PageQuery } from '@shared/page';
import { districtOf } from '@shared/divisions';
import { Entity, type InputItem, item, number, string } from '../../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putRow } from '../../platform/row';
import { epochSeconds } from '../../platform/clock';
import { derivedId } from '../../platform/id';
import { visiblePage } from '../../platform/query-page';
import { readSealed, sealAs } from '../../platform/sealed-row';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import type { Person } from '../person-store';
import { listOf, type OpenGrant } from './open-grant';

/** What waits for a second person's yes: gone once it is answered, the audit row tells what became of it. */
export const OpenGrantEntity = new Entity({
  name: 'OpenGrant',
  table: CivicTable,
  schema: item({
    grantId: string().key(),
    kind: string().enum('give', 'take', 'holder'),
    personId: string(),
    name: string(),
    villageCode: string(),
    role: string(),
    division: string(),
    title: string().optional(),
    askedBy: string().optional(),
    askedByName: string().optional(),
    askedAt: string(),
    until: string().optional(),
    accountId: string().optional(),
    version: number(),
    ttl: number().optional(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
    seal: sealAs('OpenGrant'),
  }),
  computeKey: ({ grantId }) => ({ pk: `OPENGRANT#${grantId}`, sk: 'OPENGRANT' }),
  answers:
    'What waits for a second person (main); what waits in a town or at the district, oldest first (gsi1), and in a whole district (gsi2)',
});

const row = (open: OpenGrant): InputItem<typeof OpenGrantEntity> => ({
  ...open,
  ...(open.until && { ttl: epochSeconds(open.until) }),
  gsi1pk: `OPENGRANTS#${listOf(open.division)}`,
  gsi1sk: open.grantId,
  gsi2pk: `OPENGRANTS#of#${districtOf(open.division)}`,
  gsi2sk: open.grantId,
});

/** The same thing asked twice is one row. */
export const askedId = (kind: 'give' | 'take', personId: string, role: string, division: string): string =>
  derivedId('2026-01-01T00:00:00.000Z', `${kind}|${personId}|${role}|${division}`);

/** Read strongly consistent; undefined also where it is not as we wrote it: nobody's first yes is made up. */
export const findOpenGrant = (grantId: string): Promise<OpenGrant | undefined> =>
  readSealed(OpenGrantEntity, { grantId });

/** Puts a question, in the place of one whose time is over. @throws ConditionsFailed when one is open. */
export const putOpenGrant = (open: OpenGrant, at: string): WriteItem =>
  putRow(OpenGrantEntity, row(open), {
    or: [
      { attr: 'grantId', exists: false },
      { attr: 'until', lte: at },
    ],
  });

/** Takes a question away as it was read; the transaction fails when somebody else answered it. */
export const deleteOpenGrant = ({ grantId, askedAt }: OpenGrant): WriteItem =>
  OpenGrantEntity.build(DeleteTransaction)
    .key({ grantId })
    .options({ condition: { attr: 'askedAt', eq: askedAt } });

const checkId = (accountId: string, role: string, division: string, boundAt: string): string =>
  derivedId(boundAt, `${accountId}|${role}|${division}`);

/** For each standing role: is this account, just bound, the holder's? */
export const putHolderChecks = (person: Person, accountId: string, boundAt: string): WriteItem[] =>
  person.grants.map(({ role, division, title }) =>
    putRow(
      OpenGrantEntity,
      row({
        grantId: checkId(accountId, role, division, boundAt),
        kind: 'holder',
        personId: person.personId,
        name: person.name,
        villageCode: person.villageCode,
        role,
        division,
        ...(title && { title }),
        askedAt: boundAt,
        accountId,
        version: 1,
      }),
    ),
  );

/** The same for one role, as it is taken away. */
export const deleteHolderCheck = (
  { role, division }: { role: string; division: string },
  accountId: string,
  boundAt: string,
): WriteItem => OpenGrantEntity.build(DeleteTransaction).key({ grantId: checkId(accountId, role, division, boundAt) });

export const deleteHolderChecks = ({ grants }: Person, accountId: string, boundAt: string): WriteItem[] =>
  grants.map((grant) => deleteHolderCheck(grant, accountId, boundAt));

/** What of a list waits for one who answers, the oldest first. @throws AppError `page.badCursor` */
export const openGrantsIn = (
  { index, list }: { index: 'gsi1' | 'gsi2'; list: string },
  answers: (open: OpenGrant) => boolean,
  page: PageQuery,
): Promise<Page<OpenGrant>> =>
  visiblePage(
    OpenGrantEntity,
    { index, partition: index === 'gsi1' ? `OPENGRANTS#${list}` : `OPENGRANTS#of#${list}` },
    { sees: answers, keyOf: ({ grantId }) => ({ pk: `OPENGRANT#${grantId}`, sk: 'OPENGRANT' }) },
    page,
  );
