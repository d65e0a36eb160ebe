import { MOST_TRIES } from '@shared/orders/signing';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { putRow, readRow } from '../../platform/row';
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { isWritten } from '../../platform/dynamodb';
import { CivicTable } from '../../platform/tables';

/** The code of one human being, on whatever account and row of a roster: by the hash of their identity number. */
export const SigningCodeEntity = new Entity({
  name: 'SigningCode',
  table: CivicTable,
  schema: item({
    idHash: string().key(),
    salt: string(),
    hash: string(),
    setAt: string(),
    signsFrom: string(),
    triedOn: string(),
    tries: number(),
  }),
  computeKey: ({ idHash }) => ({ pk: `SIGNINGCODE#${idHash}`, sk: 'CODE' }),
  answers: 'With which code does this person sign money, and may it be typed today',
});
export type StoredCode = FormattedItem<typeof SigningCodeEntity>;

/** Read strongly consistent. */
export const codeOf = (idHash: string): Promise<StoredCode | undefined> => readRow(SigningCodeEntity, { idHash });

/** In the place of the one before, which signs nothing from then on. */
export const putCode = (code: StoredCode) => putRow(SigningCodeEntity, code);

/**
 * Takes one of a day's tries before anything is compared, so that however many are typed at once no more are compared than there are
 * tries.
 * @param day in China.
 * @returns whether there was one: not where all are taken, nor where the code was read as it is no longer.
 */
export const takeTry = ({ idHash, hash, triedOn }: StoredCode, day: string): Promise<boolean> =>
  isWritten(
    SigningCodeEntity.build(UpdateItemCommand)
      .item({ idHash, ...(triedOn === day ? { tries: $add(1) } : { tries: 1, triedOn: day }) })
      .options({
        condition: {
          and: [
            { attr: 'hash', eq: hash },
            { attr: 'triedOn', eq: triedOn },
            ...(triedOn === day ? [{ attr: 'tries', lt: MOST_TRIES } as const] : []),
          ],
        },
      })
      .send(),
  );

/** Gives the try of a right code back; the wrong ones of the day stay counted. */
export const giveBackTry = ({ idHash, hash }: StoredCode, day: string): Promise<boolean> =>
  isWritten(
    SigningCodeEntity.build(UpdateItemCommand)
      .item({ idHash, tries: $add(-1) })
      .options({
        condition: {
          and: [
            { attr: 'hash', eq: hash },
            { attr: 'triedOn', eq: day },
            { attr: 'tries', gt: 0 },
          ],
        },
      })
      .send(),
  );
