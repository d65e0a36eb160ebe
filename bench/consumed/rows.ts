import { quarterOf } from '@shared/quarters';
import { WORK_THEMES } from '@shared/reviews/reviews';
import { noonInChina, monthOfYear, twoDigits } from '@shared/time';
import { addToBalances, type Balances } from '../../functions/accounts/balances/balances';
import { BookBalancesEntity, PostingEntity, postingRowsOf } from '../../functions/accounts/balances/balance-store';
import { addToYear, emptyYear, postVoucher } from '../../functions/accounts/book';
import { EntryEntity, type StoredEntry, VillageYearEntity, VoucherEntity } from '../../functions/accounts/book-store';
import { entryRowsOf } from '../../functions/accounts/change-book';
import { voucherIdOf } from '../../functions/accounts/post-to-book';
import { PublishedYearEntity, publishedYearRow } from '../../functions/accounts/publications/publication-store';
import { readingRowsOf } from '../../functions/accounts/reading/kept-for-reading';
import { PayeeSumsEntity, YearByMonthEntity } from '../../functions/accounts/reading/reading-store';
import { SearchMonthEntity } from '../../functions/accounts/reading/search-index-store';
import { ContractEntity } from '../../functions/accounts/registers/contract-store';
import { DebtEntity } from '../../functions/accounts/registers/debt-store';
import { eventRow } from '../../functions/accounts/registers/new-rows';
import { ProjectEntity } from '../../functions/accounts/registers/project-store';
import { AssetEntity, RegisterEventEntity, ResourceEntity } from '../../functions/accounts/registers/register-store';
import { excerptOf } from '../../functions/affairs/notices/notice';
import { NoticeEntity, noticeRow } from '../../functions/affairs/notices/notice-store';
import { PersonEntity, rosterPerson } from '../../functions/identity/person-store';
import { MessageEntity, messageRow, UnreadEntity } from '../../functions/messages/message-store';
import { derivedId, newId } from '../../functions/platform/id';
import { ReviewEntity, reviewRow, type Subject } from '../../functions/reviews/review-store';
import { ScoreEntity } from '../../functions/reviews/score-store';
import { addToYear as addPayments } from '../../functions/subsidies/payment';
import {
  PaymentEntity,
  paymentIdOf,
  PaymentYearEntity,
  type StoredPayment,
} from '../../functions/subsidies/payment-store';
import { put, puts, type Row } from '../../scripts/seed/row';
import { idNumberOf } from '../../tests/support/people';

/** Every row of a kind is as long as the others of it, however many there are: a page then weighs the same at every size. */
export const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const four = (number: number) => String(number).padStart(4, '0');

export interface Village {
  readonly code: string;
  readonly shortName: string;
  readonly name: string;
  readonly townName: string;
}
export const YEAR = 2025;
export const MONTH = `${YEAR}-03`;
const LAST_YEAR = 2024;
/** A day of a year, each month as often as the others. */
const dayOf = (year: number, place: number) => `${monthOfYear(year, (place % 12) + 1)}-${twoDigits((place % 28) + 1)}`;
const instantOf = (place: number) => noonInChina(dayOf(YEAR, place));

const INCOME = ['501', '502', '503', '504'];
const EXPENSE = ['511', '513', '514', '515'];

/** A year's book: a voucher of two lines and its entry a time, in every month and eight accounts, income and expense in turn. */
export function bookRows(village: Village, count: number): { rows: Row[]; voucherId: string; accountCode: string } {
  const vouchers = times(count, (place) => {
    const [accountCode, income] = place % 2 ? [EXPENSE[(place >> 1) % 4]!, false] : [INCOME[(place >> 1) % 4]!, true];
    const summary = income ? '收集体土地流转租金' : '付村道日常养护劳务费';
    const other = { summary, accountCode, accountName: '其他收支', counterparty: '王*明' };
    const bank = { summary, accountCode: '102', accountName: '银行存款' };
    const sides = (debit: boolean) => ({ debitFen: debit ? 123_456 : 0, creditFen: debit ? 0 : 123_456 });
    const named = { villageCode: village.code, voucherNo: `记-${four(place)}`, voucherOn: dayOf(YEAR, place >> 1) };
    return postVoucher({
      ...named,
      voucherId: voucherIdOf(named),
      villageName: village.name,
      bookkeeper: '农村集体三资核算中心',
      preparedBy: '李丽',
      reviewedBy: '张敏',
      approvedBy: '陈建国',
      lines: [
        { ...other, ...sides(!income) },
        { ...bank, ...sides(income) },
      ],
      attachments: [{ kind: '发票', title: '税务发票', pages: 1 }],
    });
  });
  const entries = vouchers.flatMap((voucher) => entryRowsOf(voucher));
  const year = addToYear(
    {
      villageCode: village.code,
      year: YEAR,
      villageName: village.name,
      townName: village.townName,
      years: [LAST_YEAR, YEAR],
      ...emptyYear(1_000_000_000),
      assets: { count, netValueFen: 1_000_000 },
      resources: { count, areaMu: 1_000 },
      contracts: { count, yearlyRentFen: 1_000_000, arrearsFen: 0 },
      debts: { count, receivableFen: 1_000_000, payableFen: 0 },
      projects: { count, budgetFen: 1_000_000, paidFen: 0 },
      registersOn: dayOf(YEAR, 0),
      closedThrough: 0,
      publishedAt: instantOf(0),
      version: 1,
    },
    entries,
  );
  const inBook = { villageCode: village.code, year: YEAR };
  const opened: Balances = {
    accounts: [
      { accountCode: '102', accountName: '银行存款', openingFen: 1_000_000_000, turnover: [] },
      { accountCode: '301', accountName: '资本', openingFen: -1_000_000_000, turnover: [] },
    ],
    lastNumber: 0,
  };
  const balances = vouchers.reduce<Balances>(addToBalances, opened);
  const rows = [
    put(VillageYearEntity, year),
    ...puts(
      VoucherEntity,
      vouchers.map((voucher) => ({ ...voucher, year: YEAR })),
    ),
    ...puts(EntryEntity, entries),
    ...puts(PostingEntity, vouchers.flatMap(postingRowsOf)),
    put(BookBalancesEntity, { ...inBook, ...balances, version: 1 }),
    put(
      PublishedYearEntity,
      publishedYearRow({
        ...inBook,
        villageName: village.name,
        townName: village.townName,
        periods: [],
        closedThrough: 0,
        version: 1,
      }),
    ),
    ...readingRows(village, entries),
  ];
  return { rows, voucherId: vouchers[0]!.voucherId, accountCode: INCOME[0]! };
}

/** A village's real size; its index of entries is read whole, so what grows is the number of villages with one (ADR 16). */
const ENTRIES_OF_A_VILLAGE = 240;

function readingRows({ code }: Village, entries: readonly StoredEntry[]): Row[] {
  const some = entries.slice(0, ENTRIES_OF_A_VILLAGE);
  const neighbours = times(
    Math.floor(entries.length / ENTRIES_OF_A_VILLAGE) - 1,
    (place) => `${Number(code) + 1 + place}`,
  );
  return [code, ...neighbours].flatMap((villageCode) => {
    const kept = readingRowsOf(villageCode, some);
    return [
      ...puts(SearchMonthEntity, kept.searchMonths),
      ...puts(PayeeSumsEntity, kept.payeeSums),
      // A town has some twelve villages, however large the district: they are there at every size.
      ...(villageCode === code ? puts(YearByMonthEntity, kept.yearsByMonth) : []),
    ];
  });
}

export interface RegisterIds {
  readonly assetId: string;
  readonly resourceId: string;
  readonly contractId: string;
  readonly debtId: string;
  readonly projectId: string;
}

/** Cards, resources, contracts, debts and projects; the first of each has a history that grows too. */
export function registerRows({ code: villageCode, name }: Village, count: number): { rows: Row[]; ids: RegisterIds } {
  const idOf = (kind: string, place: number) => derivedId(instantOf(place), `${kind}${place}`);
  const ids = {
    assetId: idOf('asset', 0),
    resourceId: idOf('resource', 0),
    contractId: idOf('contract', 0),
    debtId: idOf('debt', 0),
    projectId: idOf('project', 0),
  };
  const things = times(count, (place) => [
    put(AssetEntity, {
      villageCode,
      assetId: idOf('asset', place),
      cardNo: `GD-${four(place)}`,
      name: '提灌站抽水机组',
      kind: '机器设备',
      acquiredOn: dayOf(YEAR, place),
      method: 'straightLine',
      residualPercent: 5,
      usefulLifeMonths: 120,
      bases: [{ from: dayOf(YEAR, place), originalValueFen: 3_600_000, depreciatedFen: 0, months: 120 }],
      status: 'inUse',
      place: '3组堰塘边',
      custodian: '王建国',
      mediaIds: [],
      version: 1,
    }),
    put(ResourceEntity, {
      villageCode,
      resourceId: idOf('resource', place),
      name: '3组机动地',
      kind: 'cropland',
      areaMu: 12.5,
      place: '3组大田坝',
      bounds: '东至村道，南至水渠，西至2组地界，北至堰塘',
      use: 'leased',
      mediaIds: [],
      version: 1,
    }),
    put(ContractEntity, {
      villageCode,
      contractId: idOf('contract', place),
      contractNo: `HT-${four(place)}`,
      title: '机动地租赁合同',
      partyA: name,
      partyB: '王*明',
      subject: '3组机动地 12.5 亩',
      signedOn: dayOf(YEAR, place),
      startsOn: dayOf(YEAR, place),
      endsOn: dayOf(YEAR + 5, place),
      yearlyRentFen: 500_000,
      dues: times(5, (years) => ({ dueOn: dayOf(YEAR + years, place), amountFen: 500_000 })),
      receipts: [{ receivedOn: dayOf(YEAR, place), amountFen: 500_000 }],
      decidedBy: '村民代表会议',
      version: 1,
    }),
    put(DebtEntity, {
      villageCode,
      side: 'receivable',
      debtId: idOf('debt', place),
      kind: 'owedToUs',
      counterparty: '王*明',
      what: '历年承包费尾欠',
      principalFen: 500_000,
      arisenOn: dayOf(YEAR, place),
      repayments: [{ repaidOn: dayOf(YEAR, place), amountFen: 100_000 }],
      version: 1,
    }),
    put(ProjectEntity, {
      villageCode,
      projectId: idOf('project', place),
      name: '村组道路硬化',
      budgetFen: 9_000_000,
      sources: [{ from: '上级补助', amountFen: 9_000_000 }],
      progress: [{ stage: 'decided', on: dayOf(YEAR, place), mediaIds: [] }],
      payments: [],
      version: 1,
    }),
  ]).flat();
  const histories = times(count + 60, (place) =>
    (['asset', 'resource', 'contract'] as const).map((of) =>
      put(
        RegisterEventEntity,
        eventRow(
          { villageCode, of, itemId: ids[`${of}Id`], version: place + 1 },
          { kind: 'moved', on: dayOf(YEAR, place), from: '3组堰塘边', to: '党群服务中心' },
          { at: instantOf(place), office: '罗龙街道' },
        ),
      ),
    ),
  ).flat();
  return { rows: [...things, ...histories], ids };
}

const NOTICE =
  '现将本村上月的收入支出、低保评议结果和公益岗位安排公布如下，有不同意见的村民请在七天内到村委会提出。'.repeat(4);

export const noticeRows = (village: Village, count: number): { rows: Row[]; noticeId: string } => {
  const idOf = (place: number) => derivedId(instantOf(place), `notice${place}`);
  const rows = times(count, (place) =>
    put(
      NoticeEntity,
      noticeRow({
        villageCode: village.code,
        noticeId: idOf(place),
        villageName: village.shortName,
        kind: 'affairs',
        title: `第${four(place)}号村务公开公告`,
        excerpt: excerptOf(NOTICE),
        body: NOTICE,
        author: '村党支部书记 陈建国',
        publishedAt: instantOf(place),
        asksReceipt: true,
        version: 1,
        revision: 1,
      }),
    ),
  );
  return { rows, noticeId: idOf(0) };
};

/** Payments to one person, half of them in each of two years, of four programs. */
export function paymentRows(personId: string, count: number): { rows: Row[]; paymentId: string } {
  const payments = times(count, (place): StoredPayment => {
    const payment = {
      personId,
      programCode: `BT0${(place % 4) + 1}`,
      batchNo: `NX-${YEAR}-${four(place)}`,
      period: `${YEAR}年`,
      paidOn: dayOf(place % 2 ? YEAR : LAST_YEAR, place >> 1),
    };
    return {
      ...payment,
      paymentId: paymentIdOf(payment),
      programName: '耕地地力保护补贴',
      amountFen: 34_825,
      status: 'credited',
      bankName: '四川农商银行',
      cardTail: '6217',
      payer: '南溪区财政局',
      quantity: 3.2,
      unit: '亩',
      unitPriceFen: 10_883,
      transfer: [{ status: 'credited', on: payment.paidOn }],
    };
  });
  const years = [LAST_YEAR, YEAR].map((year) => ({
    personId,
    version: 1,
    ...addPayments(
      year,
      payments.filter(({ paidOn }) => paidOn.startsWith(String(year))),
    ),
  }));
  const rows = [...puts(PaymentEntity, payments), ...puts(PaymentYearEntity, years)];
  return { rows, paymentId: payments[0]!.paymentId };
}

export const messageRows = (accountId: string, count: number): Row[] => [
  put(UnreadEntity, { inbox: accountId, arrived: count, readThrough: 0 }),
  ...times(count, (place) =>
    put(
      MessageEntity,
      messageRow({
        inbox: accountId,
        messageId: derivedId(instantOf(place), `message${place}`),
        kind: 'reportAnswered',
        reportId: derivedId(instantOf(place), `told${place}`),
        createdAt: instantOf(place),
        place: place + 1,
      }),
    ),
  ),
];

/** Published reviews of a subject. */
export const reviewRows = (subject: Subject, count: number): Row[] =>
  times(count, (place) =>
    put(
      ReviewEntity,
      reviewRow({
        ...subject,
        personId: derivedId(instantOf(place), `reviewer${place}`),
        reviewId: derivedId(instantOf(place), `review${place}`),
        shownAs: 'hidden',
        quarter: quarterOf(instantOf(place)),
        stars: 5,
        comment: '办事很快，说话也和气，问啥都讲得清楚。',
        state: 'published',
        firstAt: instantOf(place),
        reviewedAt: instantOf(place),
        version: 1,
      }),
    ),
  );

/** The scores of the village's work, of one cadre and of as many notices. */
export function scoreRows(villageCode: string, cadreId: string, noticeId: string, count: number): Row[] {
  // Each quarter that its reviews are of is shown: comments of any other are on no page.
  const voices = Object.fromEntries(times(count, (place) => [quarterOf(instantOf(place)), [0, 0, 0, 0, 100]]));
  const judged = {
    counted: voices,
    shown: voices,
    shownThrough: noonInChina(`${YEAR}-12-31`),
    shownBy: {},
    moved: {},
    version: 1,
  };
  const notices = [noticeId, ...times(count - 1, (place) => derivedId(instantOf(place), `scored${place}`))];
  const rated = [
    ...WORK_THEMES.map((subjectId) => ({ subjectKind: 'work' as const, subjectId })),
    { subjectKind: 'cadre' as const, subjectId: cadreId },
    ...notices.map((subjectId) => ({ subjectKind: 'notice' as const, subjectId })),
  ];
  return rated.map((each) => put(ScoreEntity, { villageCode, ...each, ...judged }));
}

/** The numbers below 500 are for those who sign in (tests/support/people.ts). */
const FIRST_PLACE = 500;

export const rosterRows = (villageCode: string, count: number): Row[] =>
  times(count, (place) =>
    put(
      PersonEntity,
      rosterPerson({
        personId: newId(instantOf(place)),
        name: '王秀英',
        villageCode,
        group: '3组',
        householdId: newId(instantOf(place)),
        idNumber: idNumberOf(FIRST_PLACE + place),
      }),
    ),
  );
