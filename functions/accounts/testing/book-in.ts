import { seedChart } from '../../../tests/support/chart';
import { NIUJIAO } from '../../../tests/support/people';
import { freshDistrict } from '../../reports/testing/people';
import type { PostedLine, VoucherDraft } from '../book';
import { openYear } from '../open-year';
import { postToBook, voucherIdOf } from '../post-to-book';

/** For tests: the village whose book they keep. */
export const VILLAGE = { villageCode: NIUJIAO, villageName: '牛角村民委员会', townName: '罗龙街道' };

/** Empty tables with 南溪区's names and the chart, and the village's first book, with this much in the bank. */
export async function freshBook(openingFen: number, year = 2026): Promise<void> {
  await freshDistrict();
  await seedChart();
  await openYear({ ...VILLAGE, year }, openingFen, '2026-01-01T00:00:00.000Z', 'import');
}

/** Lines of a voucher that all say this, as the desk sends them: the account, its debit, its credit. */
export const linesSaying =
  (summary: string) =>
  (
    accountCode: string,
    debitFen: number,
    creditFen: number,
    more: { summary?: string; accountName?: string; counterparty?: string; natural?: boolean } = {},
  ) => ({ summary, accountCode, debitFen, creditFen, ...more });

/** The same lines as they are posted. */
export const postedLinesSaying =
  (summary: string) =>
  (accountCode: string, debitFen: number, creditFen: number, more: Partial<PostedLine> = {}): PostedLine => ({
    ...{ summary, accountCode, accountName: accountCode, debitFen, creditFen },
    ...more,
  });

/** A voucher of the village that nobody signed and that has no paper, but for what else is told of it. */
export const draftOf = (
  voucherNo: string,
  voucherOn: string,
  lines: PostedLine[],
  { villageCode = NIUJIAO, ...more }: Partial<VoucherDraft> = {},
): VoucherDraft => ({
  ...{ voucherId: voucherIdOf({ villageCode, voucherNo, voucherOn }), voucherNo, voucherOn, villageCode, lines },
  ...{ villageName: VILLAGE.villageName, attachments: [] },
  ...{ bookkeeper: '', preparedBy: '', reviewedBy: '', approvedBy: '' },
  ...more,
});

/** Posts such a voucher, as an import does. */
export const postDraft = (...draft: Parameters<typeof draftOf>) =>
  postToBook(draftOf(...draft), '2026-11-20T00:00:00.000Z', 'import');
