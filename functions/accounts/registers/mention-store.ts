import { MentionedIn, MentionedRegister } from '@shared/accounts/mentions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, item, string } from '../../platform/entity';
import { putRow } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { MentionRow } from './mentions';

type Target = Pick<MentionRow, 'villageCode' | 'mentionedIn' | 'id'>;
const partitionOf = ({ villageCode, mentionedIn, id }: Target) => `MENTIONS#${villageCode}#${mentionedIn}#${id}`;

export const MentionEntity = new Entity({
  name: 'Mention',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    mentionedIn: string()
      .enum(...MentionedIn.options)
      .key(),
    id: string().key(),
    register: string()
      .enum(...MentionedRegister.options)
      .key(),
    itemId: string().key(),
    name: string(),
  }),
  computeKey: ({ register, itemId, ...target }: Omit<MentionRow, 'name'>) => ({
    pk: partitionOf(target),
    sk: `${register}#${itemId}`,
  }),
  answers: 'Which project, contract or other entry speaks of this voucher or decision',
});

/** The same again changes nothing. */
export const putMention = (row: MentionRow) => putRow(MentionEntity, row);

export const mentionsOf = (target: Target, query: PageQuery): Promise<Page<MentionRow>> =>
  queryPage(MentionEntity, { partition: partitionOf(target) }, query);
