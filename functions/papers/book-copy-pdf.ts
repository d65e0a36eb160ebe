import type { StatementLine, Statements, TrialBalance } from '@shared/accounts/books';
import { type DecisionStep, type MeetingForm, type StepOutcome } from '@shared/affairs/decisions';
import { formatAmount, formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import type { StoredVoucher } from '../accounts/book-store';
import type { Minutes } from './minutes';
import { heading, keepTogether, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

/** What stands in a copy of the books: nothing that a voucher does not show to anyone, so a person in it is masked as in public. */
export interface PrintedCopy {
  readonly villageName: string;
  readonly year: number;
  readonly from: number;
  readonly through: number;
  readonly number: string;
  readonly name: string;
  readonly givenBy: string;
  readonly givenAt: string;
  readonly vouchers?: readonly Pick<
    StoredVoucher,
    'voucherNo' | 'voucherOn' | 'lines' | 'totalFen' | 'attachments' | 'preparedBy' | 'reviewedBy' | 'approvedBy'
  >[];
  readonly minutes?: readonly Minutes[];
  readonly statements?: Pick<Statements, 'assets' | 'claims' | 'surplus'>;
  readonly balances?: Pick<TrialBalance, 'rows' | 'totals'>;
}

const TITLE = '账簿复制件';

/** 账簿复制件 as PDF, A4: whose it is, its number and its day run across every page. It is of closed months, and the same whenever it is printed. */
export const bookCopyPdf = (copy: PrintedCopy): Promise<Buffer> =>
  pdfFile({
    title: `${TITLE} ${copy.number}`,
    margin: MARGIN,
    at: copy.givenAt,
    watermark: `${copy.name} 复制 ${copy.number}`,
    draw: (page) => draw(page, copy),
  });

function draw(page: Page, copy: PrintedCopy): void {
  const { villageName, year, from, through, number, name, givenBy, givenAt } = copy;
  const months = from === through ? `${from} 月` : `${from}–${through} 月`;
  say(page, TITLE, { size: SIZE.title, bold: true });
  say(page, `${villageName}　${year} 年 ${months}　编号 ${number}`, { size: SIZE.text });
  say(page, `${formatDay(givenAt, 0)}由 ${givenBy} 复制给 ${name}。金额单位：元。`, { size: SIZE.text });
  say(page, '依据：农村集体经济组织法 第十三条。个人的名字打了码，和公开的一样；这份复制件登记在册，请妥善保管。', {
    size: SIZE.small,
    colour: MUTED,
  });
  if (copy.statements) statements(page, copy.statements);
  if (copy.balances) balances(page, copy.balances);
  if (copy.vouchers) vouchers(page, copy.vouchers);
  if (copy.minutes) minutes(page, copy.minutes);
}

function part(page: Page, title: string, columns: readonly [string, string], rows: readonly StatementLine[]): void {
  heading(page, title);
  const widths = [width(page) - 240, 120, 120];
  line(page, ['项目', ...columns], widths, { bold: true, size: SIZE.small });
  for (const { name, firstFen, secondFen, level } of rows)
    line(page, [name, formatAmount(firstFen), formatAmount(secondFen)], widths, {
      size: SIZE.small,
      bold: level === 1,
    });
}

function statements(page: Page, { assets, claims, surplus }: NonNullable<PrintedCopy['statements']>): void {
  part(page, '资产负债表：资产', ['年初数', '期末数'], assets);
  part(page, '资产负债表：负债和所有者权益', ['年初数', '期末数'], claims);
  part(page, '收益及收益分配表', ['本期数', '本年累计'], surplus);
}

function balances(page: Page, { rows }: NonNullable<PrintedCopy['balances']>): void {
  heading(page, '科目余额表');
  const widths = [50, width(page) - 410, 90, 90, 90, 90];
  line(page, ['编号', '科目', '期初借', '期初贷', '期末借', '期末贷'], widths, { bold: true, size: SIZE.small });
  for (const { accountCode, accountName, opening, closing } of rows) {
    const sums = [opening.debitFen, opening.creditFen, closing.debitFen, closing.creditFen];
    line(page, [accountCode, accountName, ...sums.map(formatAmount)], widths, { size: SIZE.small });
  }
}

function vouchers(page: Page, all: NonNullable<PrintedCopy['vouchers']>): void {
  heading(page, `记账凭证（${all.length} 张）`);
  const widths = [width(page) - 340, 160, 90, 90];
  for (const { voucherNo, voucherOn, lines, attachments, preparedBy, reviewedBy, approvedBy } of all) {
    page.moveDown(0.4);
    line(page, [`${voucherNo}　${formatDay(voucherOn, 0)}`, '科目', '借方', '贷方'], widths, {
      ...{ bold: true, size: SIZE.small },
    });
    for (const { summary, counterparty, accountCode, accountName, debitFen, creditFen } of lines)
      line(
        page,
        [
          counterparty ? `${summary}（${counterparty}）` : summary,
          `${accountCode} ${accountName}`,
          debitFen === 0 ? '' : formatAmount(debitFen),
          creditFen === 0 ? '' : formatAmount(creditFen),
        ],
        widths,
        { size: SIZE.small },
      );
    const papers = attachments.map(({ kind, pages }) => `${kind} ${pages} 张`).join('、') || '没有';
    say(page, `附单据：${papers}　制单 ${preparedBy}　审核 ${reviewedBy}　批准 ${approvedBy}`, {
      size: SIZE.small,
      colour: MUTED,
    });
  }
}

const STEP: Record<DecisionStep, string> = {
  proposal: '村党组织提议',
  discussion: '“两委”商议',
  review: '党员大会审议',
  resolution: '决议',
  publicity: '决议公开',
  result: '实施结果公开',
};
const FORM: Record<MeetingForm, string> = {
  representatives: '村民代表会议',
  villagers: '村民会议',
  households: '户代表会议',
  members: '成员大会',
  memberRepresentatives: '成员代表大会',
};
const OUTCOME: Record<StepOutcome, string> = { done: '', tooFew: '人数不够，没有通过', notAgreed: '没有通过' };

function minutes(page: Page, all: readonly Minutes[]): void {
  heading(page, `会议记录（${all.length} 件）`);
  if (all.length === 0) say(page, '这几个月没有决议的事项。', { size: SIZE.small, colour: MUTED });
  for (const { title, amountFen, records } of all) {
    keepTogether(page, 60);
    page.moveDown(0.4);
    say(page, amountFen === undefined ? title : `${title}（${formatFen(amountFen)}）`, { size: SIZE.text, bold: true });
    for (const { step, heldOn, place, text, vote, outcome, objections } of records) {
      const form = vote?.form ? `（${FORM[vote.form]}）` : '';
      say(page, `${STEP[step]}${form}　${formatDay(heldOn, 0)}　${place}`, { size: SIZE.small, bold: true });
      say(page, text, { size: SIZE.small });
      const { due, present, agree, against, abstain } = vote ?? {};
      const said = [
        vote && `应到 ${due} 人，实到 ${present} 人；赞成 ${agree}，反对 ${against}，弃权 ${abstain}`,
        objections && `有人提出：${objections}`,
        OUTCOME[outcome],
      ].filter(Boolean);
      if (said.length > 0) say(page, said.join('。'), { size: SIZE.small, colour: MUTED });
    }
  }
}
