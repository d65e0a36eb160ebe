import { daysAfter } from '@shared/time';
import { personById } from '../../identity/person-store';
import { now } from '../../platform/clock';
import { transact } from '../../platform/transact';
import { putCode } from '../signing/code-store';
import { newCode } from '../signing/signing-codes';

const CODE = '258369';
/** What those sign with whose code was planted. */
export const BY_CODE = { kind: 'code', code: CODE } as const;

/** A code that these persons set two days ago, and which signs. */
export async function plantCodes(...personIds: string[]): Promise<void> {
  const rows = await Promise.all(
    [...new Set(personIds)].map(async (personId) => {
      const { idHash } = (await personById(personId))!;
      return putCode(await newCode(idHash, CODE, daysAfter(now(), -2)));
    }),
  );
  await transact(...rows);
}
