import { AppError } from '@shared/errors';
import { approveVoucher } from '@shared/accounts/pending-vouchers';
import { yearOf } from '@shared/time';
import { handle } from '../../platform/serve';
import type { WriteItem } from '../../platform/transact';
import { withPictures } from '../attachments/papers';
import { putPapers } from '../attachments/papers-store';
import { type Named, nextNumber, post, postReversal, type Posting, voucherToReverse } from '../post-to-book';
import { freedBy } from './freed-by';
import type { Hand } from './pending';
import { pendingOf, type StoredPending } from './pending-store';
import { bookkeeperOf } from './signature';
import { type Stepping, stepRows, takeStep } from './step';

export const approveVoucherHandler = handle(approveVoucher)(async ({ params, caller }, { at, once }) => {
  const stepping: Stepping = { step: 'approveVoucher', ...params, caller, at, once };
  return takeStep(stepping, (before, approved) =>
    enterBook(before, approved, {
      at,
      actor: caller.accountId,
      name: nextNumber(before),
      besides: (posted) => [
        ...stepRows(stepping, before, { state: 'posted', ...named(posted) }),
        ...papersOf(before, posted),
      ],
    }),
  );
});

/** Pictures that were added before it had a number become those of the voucher. */
function papersOf({ villageCode, voucherOn, attachments }: StoredPending, { voucherId }: Named): WriteItem[] {
  const papers = attachments.map(withPictures);
  const book = { villageCode, year: yearOf(voucherOn) };
  return papers.some(({ mediaIds }) => mediaIds.length > 0)
    ? [putPapers({ ...book, voucherId, papers }, undefined)]
    : [];
}

const named = ({ voucherId, voucherNo }: Named): Named => ({ voucherId, voucherNo });

async function enterBook(
  pending: StoredPending,
  approved: Hand,
  posting: Posting & Pick<Required<Posting>, 'besides'>,
): Promise<unknown> {
  const { pendingId, villageCode, villageName, townName, voucherOn, lines, attachments } = pending;
  const { prepared, reviewed, reverses } = pending;
  // Nothing enters a book that nobody reviewed, whatever its row says of its state.
  if (!reviewed) throw new AppError('accounts.wrongState');
  const hands = [prepared, reviewed, approved].flatMap(({ personId }) => personId ?? []);
  const signed = {
    ...{ preparedBy: prepared.name, reviewedBy: reviewed.name, approvedBy: approved.name },
    bookers: { personIds: hands, areAll: hands.length === 3 },
  };
  const unnamed = { voucherId: '', voucherNo: '', voucherOn, pendingId, ...signed };
  if (reverses) {
    const book = { villageCode, year: reverses.year };
    const voucher = await voucherToReverse(book, reverses.voucherId);
    const made = voucher.pendingId && (await pendingOf(villageCode, voucher.pendingId));
    const freed = made ? await freedBy(made) : [];
    return postReversal(book, voucher, unnamed, {
      ...posting,
      besides: (posted) => [...posting.besides(posted), ...freed],
    });
  }
  return post(
    {
      ...unnamed,
      villageCode,
      villageName,
      bookkeeper: bookkeeperOf(townName),
      lines,
      attachments: attachments.map(({ kind, title, pages }) => ({ kind, title, pages })),
    },
    posting,
  );
}
