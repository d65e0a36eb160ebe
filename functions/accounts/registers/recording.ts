import { BOOKKEEPERS } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import type { MediaView } from '@shared/media/media';
import { type VoucherNamed, type VoucherRef } from '@shared/accounts/registers';
import { covers } from '@shared/divisions';
import { dayInChina } from '@shared/time';
import { divisionNamed } from '../../identity/division-store';
import { accountOwner, isPublicCopy } from '../../media/media';
import { claimRedacted } from '../../media/redaction/claim-redacted';
import { findMediaAll, mediaView } from '../../media/media-store';
import { doOnce } from '../../platform/command';
import { refuseUnfit } from '../../platform/fit-words';
import { markDone } from '../../platform/once';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import type { WriteItem } from '../../platform/transact';
import { voucherIdNumbered } from '../book-store';
import type { Recorded } from './new-rows';
import { refuse } from './refuse';
import type { RegisterChange } from './rows';
import { RowsChanged, writeRegister } from './write-register';

/** What one command does to a village's registers, decided but not yet written. */
export interface Decision {
  /** The id of the row that the answer shows. */
  id: string;
  change: RegisterChange;
  /** Written by hand and read by anyone: WeChat's content check is asked. */
  words: readonly (string | undefined)[];
  claims?: readonly WriteItem[];
}

/**
 * Runs one command once: a retry gets what the first made. What another changed in between is not overwritten.
 * @throws AppError `version.stale` with the newer state, `registers.numberTaken`, `content.rejected`, `wechat.unavailable`.
 */
export async function recordOnce<View>(
  { villageCode, action, caller }: { villageCode: string; action: string; caller: Caller },
  { once, at }: Context,
  show: (id: string) => Promise<View>,
  decide: () => Promise<Decision>,
): Promise<View> {
  let id = '';
  return doOnce(once, {
    done: show,
    act: async () => {
      const decision = await decide();
      ({ id } = decision);
      await refuseUnfit(caller.openid, decision.words);
      const doing = { at, actor: caller.accountId, action };
      await writeRegister(villageCode, decision.change, doing, [...(decision.claims ?? []), markDone(once, id, at)]);
      return show(id);
    },
    overtaken: async (error) =>
      error instanceof RowsChanged && error.number
        ? new AppError('registers.numberTaken')
        : new AppError('version.stale', await show(id).catch(() => undefined)),
  });
}

/** The row as the caller saw it. @throws AppError `notFound`, `version.stale` with the newer state. */
export async function asSeen<Row extends { version: number }>(
  row: Row | undefined,
  version: number,
  show: () => Promise<unknown>,
): Promise<Row> {
  if (!row) throw new AppError('notFound');
  if (row.version !== version) throw new AppError('version.stale', await show());
  return row;
}

/** The office by which a caller may write here, the nearest one, as a history names it. */
export async function recordedBy(caller: Caller, villageCode: string, at: string): Promise<Recorded> {
  const [grant] = caller.grants
    .filter(({ role, division }) => (BOOKKEEPERS as readonly string[]).includes(role) && covers(division, villageCode))
    .sort((a, b) => b.division.length - a.division.length);
  return { at, office: await divisionNamed(grant?.division ?? villageCode) };
}

/** The voucher a person named, by its id. @throws AppError `request.malformed` when the year's book has none of this number. */
export async function voucherNamed(
  villageCode: string,
  named: VoucherNamed | undefined,
): Promise<VoucherRef | undefined> {
  if (!named) return undefined;
  const { year, voucherNo } = named;
  const voucherId = await voucherIdNumbered({ villageCode, year }, voucherNo);
  return voucherId ? { year, voucherNo, voucherId } : refuse('voucher.voucherNo', '那一年的账里没有这张凭证');
}

/**
 * The writes that make redacted copies (`redactMedia`, ADR 16) of the caller's pictures of this item: anyone may see them from then on.
 * @throws AppError `notFound`, `media.notReady`, `media.tooMany`.
 */
export const claimPictures = (
  mediaIds: readonly string[],
  villageCode: string,
  caller: Caller,
  item: string,
): Promise<WriteItem[]> => claimRedacted(mediaIds, villageCode, accountOwner(caller.accountId), item);

/**
 * The pictures of a register's row as anyone sees them: redacted copies that are there and that this very item claimed. An id
 * that stands in a row without having been claimed for it shows nothing.
 */
export async function picturesOf(mediaIds: readonly string[], item: string): Promise<MediaView[]> {
  const media = await findMediaAll(mediaIds);
  const shown = media.flatMap((one) =>
    one?.state === 'ready' && isPublicCopy(one) && one.claimedBy === item ? [one] : [],
  );
  return Promise.all(shown.map((one) => mediaView(one)));
}

export const todayOf = ({ at }: Pick<Context, 'at'>): string => dayInChina(at);
