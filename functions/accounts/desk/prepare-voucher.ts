import { AppError } from '@shared/errors';
import { type PendingVoucher, prepareVoucher } from '@shared/accounts/pending-vouchers';
import type { BodyOf } from '@shared/route';
import { auditRow } from '../../platform/audit';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { type PostedLine, postVoucher } from '../book';
import type { StoredVillageYear } from '../book-store';
import { accountChart, type Chart } from '../chart-store';
import { namedLines } from '../post-to-book';
import { takePapers } from '../intake/book-papers';
import { accountNameShown, namesInAccounts } from '../parties/account-names';
import { type Parties, partiesOf } from '../parties/known-parties';
import { fieldsWithoutNames, namesIn, withoutNames } from '../parties/names-beside';
import { keptParty, natureOf } from '../reading/counterparty';
import { refuseUnfit } from '../../platform/fit-words';
import { takeTemplate } from '../templates/use-template';
import { openBookOn } from './open-book-on';
import { pendingOf, putPending, type StoredPending } from './pending-store';
import { pendingView } from './pending-view';
import { isMoneyAlone, refuseCashier } from './refuse-cashier';
import { bookkeeperOf, handOf } from './signature';

type Body = BodyOf<typeof prepareVoucher>;

export const prepareVoucherHandler = handle(prepareVoucher)(async (
  { params: { villageCode }, body, caller },
  { at, once },
) => {
  const act = async () => {
    const year = await openBookOn(villageCode, body.voucherOn, at);
    const names = [...body.lines.flatMap(({ counterparty }) => counterparty ?? []), ...namesInAccounts(body.lines)];
    const [chart, parties] = await Promise.all([accountChart(), partiesOf(villageCode, names)]);
    const lines = linesOf(body.lines, chart, parties);
    const named = namesMasked(body.lines, lines);
    const unnamed = lines.map((line) => fieldsWithoutNames(line, ['summary', 'accountName'], named));
    const attachments = body.attachments.map((paper) => ({ ...paper, title: withoutNames(paper.title, named) }));
    const { totalFen } = postVoucher({ ...unposted(year, body), lines });
    await refuseUnfit(caller.openid, [
      // A person's full name goes nowhere: what is published of it is masked.
      ...unnamed.flatMap(({ summary, counterparty = '' }) => [summary, counterparty]),
      ...attachments.map(({ title }) => title),
    ]);
    const { voucherOn, intake, templateId } = body;
    return prepare({ voucherOn, lines: unnamed, totalFen, attachments, intake, templateId }, year, caller, at, once);
  };
  return doOnce(once, { done: (pendingId) => shownPending(villageCode, pendingId, caller), act, decidesAnew: true });
});

/** Whom the lines show with stars: their names are masked in the words beside, too. */
const namesMasked = (given: Body['lines'], lines: readonly PostedLine[]): string[] =>
  given.flatMap(({ counterparty }, place) =>
    counterparty && lines[place]?.counterpartyKey !== undefined ? namesIn(counterparty) : [],
  );

/** The lines as they are kept: with the chart's names, everyone but a body masked. 本年收益 is the closing's alone. */
function linesOf(given: Body['lines'], chart: Chart, parties: Parties): PostedLine[] {
  const lines = given.map(({ natural, counterparty, accountName, ...line }) => ({
    ...line,
    accountName:
      accountNameShown({ ...line, accountName }, chart, parties) ?? chart.get(line.accountCode.slice(0, 3))?.name ?? '',
    ...(counterparty && keptParty(parties(counterparty, natureOf(natural)))),
  }));
  const surplus = lines.findIndex(({ accountCode }) => accountCode.startsWith('321'));
  if (surplus >= 0)
    throw new AppError('request.malformed', [
      { path: `lines.${surplus}.accountCode`, message: '本年收益在年末结账时自动结转，不用手工记' },
    ]);
  return namedLines(lines, chart);
}

const unposted = ({ villageCode, villageName, townName }: StoredVillageYear, { voucherOn, attachments }: Body) => ({
  voucherId: '',
  voucherNo: '',
  villageCode,
  villageName,
  bookkeeper: bookkeeperOf(townName),
  voucherOn,
  attachments,
  preparedBy: '',
  reviewedBy: '',
  approvedBy: '',
});

type Content = Pick<StoredPending, 'voucherOn' | 'lines' | 'totalFen' | 'attachments' | 'reverses' | 'intake'> & {
  /** The template it began with. */
  templateId?: string | undefined;
};

/** Puts a voucher on its way, with the mark of the command that does; the papers that it is made of, and its period of a template, are taken with it. */
export async function prepare(
  { templateId, ...content }: Content,
  { villageCode, villageName, townName }: StoredVillageYear,
  caller: Caller,
  at: string,
  once: Once,
): Promise<PendingVoucher> {
  if (!isMoneyAlone(content.lines)) await refuseCashier(caller, villageCode, at);
  const pendingId = newId(at);
  const taken = content.intake && (await takePapers(villageCode, content.intake, pendingId));
  const attachments = [...content.attachments, ...(taken?.attachments ?? [])];
  const { voucherOn } = content;
  const kinds = attachments.map(({ kind }) => kind);
  const begun =
    templateId && (await takeTemplate({ villageCode, templateId, voucherOn, pendingId, kinds, caller, at }));
  await transact(
    putPending(
      {
        ...content,
        attachments,
        ...(begun && { template: begun.begun }),
        villageCode,
        villageName,
        townName,
        pendingId,
        state: 'prepared',
        prepared: handOf(caller, at),
      },
      undefined,
    ),
    ...(taken?.writes ?? []),
    ...(begun ? begun.writes : []),
    auditRow({ subject: `pending#${pendingId}`, action: 'prepareVoucher', at, actor: caller.accountId }),
    markDone(once, pendingId, at),
  );
  return shownPending(villageCode, pendingId, caller);
}

/** @throws AppError `notFound` */
export async function shownPending(villageCode: string, pendingId: string, caller: Caller): Promise<PendingVoucher> {
  const pending = await pendingOf(villageCode, pendingId);
  if (!pending) throw new AppError('notFound');
  return pendingView(pending, caller);
}
