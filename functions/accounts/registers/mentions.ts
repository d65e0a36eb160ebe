import type { Mention, MentionedIn } from '@shared/accounts/mentions';
import type { VoucherRef } from '@shared/accounts/registers';
import type { RegisterChange, RowChange } from './rows';

/** What of a register speaks of a voucher or a decision, kept under that one: whoever reads the voucher finds the project. */
export interface MentionRow extends Mention {
  villageCode: string;
  mentionedIn: MentionedIn;
  id: string;
}

type Target = Pick<MentionRow, 'mentionedIn' | 'id'>;
type Kept = RowChange['after'];

const targets = (decisionId: string | undefined, vouchers: readonly (VoucherRef | undefined)[]): Target[] => [
  ...(decisionId ? [{ mentionedIn: 'decision' as const, id: decisionId }] : []),
  ...vouchers.flatMap((voucher) => (voucher ? [{ mentionedIn: 'voucher' as const, id: voucher.voucherId }] : [])),
];

function targetsOf(row: Kept | undefined): Target[] {
  if (!row) return [];
  const paid =
    'payments' in row ? row.payments : 'receipts' in row ? row.receipts : 'repayments' in row ? row.repayments : [];
  const vouchers = [...paid.map(({ voucher }) => voucher), 'voucher' in row ? row.voucher : undefined];
  return targets('decisionId' in row ? row.decisionId : undefined, vouchers);
}

/** A row of a register by its id and its name. */
export function itemOf({ register, after }: RowChange): Mention {
  switch (register) {
    case 'asset':
      return { register, itemId: after.assetId, name: after.name };
    case 'resource':
      return { register, itemId: after.resourceId, name: after.name };
    case 'contract':
      return { register, itemId: after.contractId, name: after.title };
    case 'debt':
      return { register, itemId: after.debtId, name: after.what };
    case 'project':
      return { register, itemId: after.projectId, name: after.name };
  }
}

const keyOf = ({ mentionedIn, id, register, itemId }: MentionRow): string =>
  `${mentionedIn}#${id}#${register}#${itemId}`;

/** What a change of a village's registers newly speaks of: the rows' own links, and those of the lines of their histories. */
export function mentionsIn({ rows, events }: RegisterChange): MentionRow[] {
  const found = new Map<string, MentionRow>();
  for (const change of rows) {
    const item = itemOf(change);
    const { villageCode } = change.after;
    const happened = events.filter(({ of, itemId }) => of === item.register && itemId === item.itemId);
    const before = new Set(targetsOf(change.before).map(({ mentionedIn, id }) => `${mentionedIn}#${id}`));
    const named = [
      ...targetsOf(change.after),
      ...happened.flatMap((event) => targets(event.decisionId, [event.voucher])),
    ];
    for (const { mentionedIn, id } of named.filter((target) => !before.has(`${target.mentionedIn}#${target.id}`))) {
      const mention: MentionRow = { villageCode, mentionedIn, id, ...item };
      found.set(keyOf(mention), mention);
    }
  }
  return [...found.values()];
}
