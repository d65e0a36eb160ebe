import { AppError } from '@shared/errors';
import { knownAs } from '../../identity/person-store';
import type { Caller } from '../../platform/sessions';
import type { Hand } from './pending';

/** How one who keeps the books signs: their own name, which stands on the voucher for all to see. */
export const signatureOf = ({ person, grants }: Pick<Caller, 'person' | 'grants'>): string =>
  person?.name ?? grants.find(({ title }) => title)?.title ?? '经办人';

/** One who takes a step with a voucher now. @throws AppError `identity.bindingRequired`: two accounts without a name may be one person's. */
export function handOf(
  caller: Pick<Caller, 'accountId' | 'person' | 'grants'>,
  at: string,
): Hand & { personId: string } {
  if (!caller.person) throw new AppError('identity.bindingRequired');
  return { accountId: caller.accountId, personId: caller.person.personId, name: signatureOf(caller), at };
}

/**
 * One who takes a step that wants another person than these: by the one of these rows that is them where there is one, since one human
 * being may stand on several. @throws AppError as `handOf`
 */
export async function handKnownAs(
  caller: Pick<Caller, 'accountId' | 'person' | 'grants'>,
  at: string,
  rows: readonly (string | undefined)[],
): Promise<Hand & { personId: string }> {
  const hand = handOf(caller, at);
  return { ...hand, personId: (await knownAs(hand.personId, rows)) ?? hand.personId };
}

/** 代理记账: the town's office keeps its villages' books. */
export const bookkeeperOf = (townName: string): string => `${townName}农村集体财务代理中心`;
