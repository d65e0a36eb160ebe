import { VoucherAuditEntity } from '../../functions/accounts/audit-queue/audit-store';
import { BookBalancesEntity, PostingEntity, postingRowsOf } from '../../functions/accounts/balances/balance-store';
import { BankAccountsEntity, BankNumberEntity } from '../../functions/accounts/bank/bank-account-store';
import { BankLineEntity, BankStatementEntity } from '../../functions/accounts/bank/bank-line-store';
import { BankMatchEntity, BankPostingEntity } from '../../functions/accounts/bank/match-store';
import {
  EntryEntity,
  type StoredEntry,
  VillageYearEntity,
  VoucherEntity,
  VoucherNoEntity,
} from '../../functions/accounts/book-store';
import { ChartAccountEntity } from '../../functions/accounts/chart-store';
import {
  CorrectionEntity,
  PublicationEntity,
  PublishedYearEntity,
} from '../../functions/accounts/publications/publication-store';
import { readingRowsOf } from '../../functions/accounts/reading/kept-for-reading';
import { PayeeSumsEntity, YearByMonthEntity } from '../../functions/accounts/reading/reading-store';
import { SearchMonthEntity } from '../../functions/accounts/reading/search-index-store';
import { ContractEntity } from '../../functions/accounts/registers/contract-store';
import { DebtEntity } from '../../functions/accounts/registers/debt-store';
import { MentionEntity } from '../../functions/accounts/registers/mention-store';
import { mentionsIn } from '../../functions/accounts/registers/mentions';
import { ProjectEntity } from '../../functions/accounts/registers/project-store';
import {
  AssetEntity,
  RegisterEventEntity,
  RegisterNoEntity,
  ResourceEntity,
} from '../../functions/accounts/registers/register-store';
import { AppraisalEntity, AppraisedYearEntity } from '../../functions/affairs/appraisals/appraisal-store';
import { DecisionEntity, DecisionRecordEntity, decisionRow } from '../../functions/affairs/decisions/decision-store';
import { DutyRecordEntity, dutyRow } from '../../functions/affairs/duties/duty-store';
import { NoticeEntity, noticeRow, PinnedNoticeEntity } from '../../functions/affairs/notices/notice-store';
import { NoticeReadCountEntity, NoticeReaderEntity } from '../../functions/affairs/notices/reader-store';
import { NoticeRevisionEntity } from '../../functions/affairs/notices/revision-store';
import { PolicyEntity, PolicyVersionEntity, ProgramTopicEntity } from '../../functions/affairs/policies/policy-store';
import { SavedPolicyEntity } from '../../functions/affairs/policies/saved-policy-store';
import { OpenidLookupEntity } from '../../functions/identity/account-store';
import { CadreEntity } from '../../functions/identity/cadre-store';
import { DivisionContactEntity } from '../../functions/identity/contact-store';
import { DistrictEntity, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { ShareEntity } from '../../functions/identity/households/share-store';
import { HolderEntity } from '../../functions/identity/holder-store';
import { cadreOrder } from '../../functions/identity/identity';
import { PersonEntity, rosterPerson } from '../../functions/identity/person-store';
import { LetterCountEntity } from '../../functions/messages/dead-letters/count-store';
import { DeadStepEntity, deadStepRow } from '../../functions/messages/dead-letters/dead-step-store';
import { OutgoingEntity, outgoingRow } from '../../functions/messages/outgoing/outgoing-store';
import { lookupHash, sealContext, sealPhone } from '../../functions/platform/sealed';
import { AccountEntity } from '../../functions/platform/sessions';
import {
  type Canned,
  CannedAnswerEntity,
  CannedVersionEntity,
  versionRow,
} from '../../functions/reports/canned/canned-store';
import {
  FingerprintEntity,
  ReceiptEntity,
  ReportEntity,
  ReportEventEntity,
  reportRow,
} from '../../functions/reports/report-store';
import {
  RestrictionEntity,
  restrictionRow,
  StandingEntity,
} from '../../functions/reports/restrictions/restriction-store';
import { proofOf } from '../../functions/reports/trail/content-hash';
import {
  PastRuleEntity,
  RoutingOrderEntity,
  RoutingRuleEntity,
  routingRows,
} from '../../functions/reports/routing/rule-store';
import { StatementEntity, StatementOriginEntity } from '../../functions/reports/statements/statement-store';
import { pointersTo, ReportPointerEntity } from '../../functions/reports/work/pointer-store';
import { districtCanned, villageCanned } from './canned-answers';
import { ScoreFallEntity } from '../../functions/reviews/falls/fall-store';
import { ReviewPledgeEntity } from '../../functions/reviews/pledges/pledge-store';
import { ReviewBurstEntity } from '../../functions/reviews/bursts/burst-store';
import { ScoreSummaryEntity } from '../../functions/reviews/summary-store';
import { ReviewEntity } from '../../functions/reviews/review-store';
import {
  CountedVoiceEntity,
  KindMeanEntity,
  ScoreEntity,
  type StoredScore,
  voicesOfKinds,
} from '../../functions/reviews/score-store';
import { EligibilityRuleEntity } from '../../functions/subsidies/eligibility/eligibility-store';
import { PersonFactsEntity } from '../../functions/subsidies/eligibility/person-facts-store';
import { PaymentEntity, PaymentYearEntity } from '../../functions/subsidies/payment-store';
import { ProgramEntity, ProgramRuleEntity } from '../../functions/subsidies/program-store';
import {
  PublicityEntity,
  PublicityRowEntity,
  PublicityRuleEntity,
  PublishedBatchEntity,
} from '../../functions/subsidies/publicity/publicity-store';
import type { SeedAccount } from './accounts';
import type { SeedAffairs } from './affairs';
import { AS_OF } from './calendar';
import { auditsOf } from './audits';
import { bankOf } from './bank';
import { type Book, chartRows } from './books';
import { seedDistrictAt } from './districts';
import { eligibilityRows, publicityRules } from './eligibility';
import { policyRows, policyVersionRows, savedPolicyRows, topicRows } from './policies';
import { programRows, ruleRows } from './programs';
import { seedRules } from './report-routing';
import { reportLetterRows } from './report-letters';
import { reportTrailRows } from './report-trail';
import { itemOf, put, puts, type Row } from './row';
import { type SeedReport } from './reports';
import { failedReminders, failedSteps } from './undelivered';
import type { SeededVillage } from './village';

/** The catalogues, the same for every copy of the district. */
export const catalogueRows = (): Row[] => [
  ...puts(ProgramEntity, programRows()),
  ...puts(ProgramRuleEntity, ruleRows()),
  ...puts(EligibilityRuleEntity, eligibilityRows()),
  ...puts(PublicityRuleEntity, publicityRules()),
  ...puts(PolicyEntity, policyRows()),
  ...puts(PolicyVersionEntity, policyVersionRows()),
  ...puts(ProgramTopicEntity, topicRows()),
  ...puts(SavedPolicyEntity, savedPolicyRows()),
  ...puts(ChartAccountEntity, chartRows()),
];

export function divisionRows(copy: number): Row[] {
  const { code, shortName, towns, villages } = seedDistrictAt(copy);
  return [
    put(DistrictEntity, { code, name: shortName }),
    // The government's hotline: a real number of no person's. An invented one may be somebody's.
    put(DivisionContactEntity, { division: code, phone: '12345', publishedAt: '2026-09-01T02:00:00.000Z' }),
    ...cannedRows(districtCanned(code)),
    ...routingRuleRows(code),
    ...towns.map((town) => put(TownEntity, town)),
    ...villages.map((village) =>
      put(VillageEntity, { code: village.code, name: village.name, population: village.population }),
    ),
  ];
}

const routingRuleRows = (districtCode: string): Row[] => {
  const { order, rules } = routingRows(districtCode, seedRules(districtCode));
  return [put(RoutingOrderEntity, order), ...puts(RoutingRuleEntity, rules), ...puts(PastRuleEntity, rules)];
};

const cannedRows = (texts: readonly Canned[], before: readonly Canned[] = []): Row[] => [
  ...puts(CannedAnswerEntity, texts),
  ...puts(CannedVersionEntity, [...before, ...texts].map(versionRow)),
];

/** What a district thinks of each kind of subject, of all its villages' scores. */
export const kindMeanRows = (scores: readonly StoredScore[]): Row[] => puts(KindMeanEntity, voicesOfKinds(scores));

/** Everything of a village but its reports, which are written last: the streams then find all they tell told already. */
export function* villageRows(seeded: SeededVillage): Generator<Row> {
  const { village, households, cadres, accounts, book, standing } = seeded;
  const villageCode = village.code;
  const bound = new Map(accounts.map((account) => [account.person.personId, account]));
  for (const person of households.flatMap(({ members }) => members)) {
    const { personId, name, group, householdId, relation, guardianIds, idNumber, phone } = person;
    const account = bound.get(personId);
    yield put(PersonEntity, {
      ...rosterPerson({
        personId,
        name,
        villageCode,
        group,
        householdId,
        relation,
        guardianIds: guardianIds && [...guardianIds],
        idNumber,
        phone,
        grants: [...(standing.get(personId) ?? [])] as never,
      }),
      ...(account && { accountId: account.accountId, boundAt: account.boundAt }),
    });
  }
  for (const account of accounts) yield* accountRows(account);
  const canned = villageCanned(villageCode);
  yield* cannedRows(canned.now, canned.before);
  yield* cadres.map(({ person, title }) =>
    put(CadreEntity, { villageCode, cadreId: person.personId, name: person.name, title, order: cadreOrder(title) }),
  );
  yield* puts(PaymentEntity, seeded.payments);
  yield* puts(PaymentYearEntity, seeded.paymentYears);
  yield* puts(ShareEntity, seeded.shares);
  yield* puts(PersonFactsEntity, seeded.personFacts);
  for (const { rows, head, batch } of seeded.publicities) {
    yield* puts(PublicityRowEntity, rows);
    yield put(PublicityEntity, head);
    yield put(PublishedBatchEntity, batch);
  }
  yield* bookRows(villageCode, book);
  yield* puts(VoucherAuditEntity, auditsOf(village, book));
  const bank = bankOf(village, book);
  if (bank) yield* bankRows(bank);
  yield* registerRows(seeded.registers, villageCode);
  yield* affairsRows(villageCode, seeded.affairs);
  yield* puts(ReviewEntity, seeded.reviews);
  yield* puts(
    ReviewBurstEntity,
    seeded.bursts.map(({ row }) => row),
  );
  yield* puts(ScoreSummaryEntity, seeded.summaries);
  yield* puts(ScoreFallEntity, seeded.falls);
  yield* puts(ReviewPledgeEntity, seeded.pledges);
  yield* puts(ScoreEntity, seeded.scores);
  yield* puts(CountedVoiceEntity, seeded.countedVoices);
}

/** A book whole: its years, vouchers and balances, what was published of it, and what is kept for reading it. */
export function* bookRows(villageCode: string, book: Book): Generator<Row> {
  yield* puts(VillageYearEntity, book.years);
  for (const voucher of book.vouchers) {
    yield put(VoucherEntity, voucher);
    yield put(VoucherNoEntity, {
      villageCode,
      year: voucher.year,
      voucherNo: voucher.voucherNo,
      voucherId: voucher.voucherId,
    });
    yield* puts(PostingEntity, postingRowsOf(voucher));
  }
  yield* puts(BookBalancesEntity, book.balances);
  yield* puts(PublicationEntity, book.publishing.publications);
  yield* puts(CorrectionEntity, book.publishing.corrections);
  yield* puts(PublishedYearEntity, book.publishing.publishedYears);
  yield* puts(EntryEntity, book.entries);
  const reading = readingRowsOf(villageCode, book.entries);
  yield* puts(SearchMonthEntity, reading.searchMonths);
  yield* puts(PayeeSumsEntity, reading.payeeSums);
  yield* puts(YearByMonthEntity, reading.yearsByMonth);
}

function* bankRows({ accounts, lines, statements, matches }: NonNullable<ReturnType<typeof bankOf>>): Generator<Row> {
  const { villageCode } = accounts;
  yield put(BankAccountsEntity, accounts);
  for (const { bankAccountId, numberHash } of accounts.accounts)
    yield put(BankNumberEntity, { numberHash, villageCode, bankAccountId, isFree: false });
  yield* puts(BankLineEntity, lines);
  yield* puts(BankStatementEntity, statements);
  for (const match of matches) {
    const { bankAccountId, matchId, settledOn, vouchers } = match;
    yield put(BankMatchEntity, match);
    const postings = vouchers.map(({ voucherId }) => ({ villageCode, bankAccountId, voucherId, matchId, settledOn }));
    yield* puts(BankPostingEntity, postings);
  }
}

export function* registerRows(
  { assets, resources, contracts, debts, projects, events }: SeededVillage['registers'],
  villageCode: string,
): Generator<Row> {
  const numbered = (no: string, itemId: string) => put(RegisterNoEntity, { villageCode, no, itemId });
  for (const asset of assets) yield* [put(AssetEntity, asset), numbered(`asset#${asset.cardNo}`, asset.assetId)];
  for (const contract of contracts)
    yield* [put(ContractEntity, contract), numbered(`contract#${contract.contractNo}`, contract.contractId)];
  yield* puts(ResourceEntity, resources);
  yield* puts(DebtEntity, debts);
  yield* puts(ProjectEntity, projects);
  yield* puts(RegisterEventEntity, events);
  const rows = [
    ...assets.map((after) => ({ register: 'asset' as const, after })),
    ...contracts.map((after) => ({ register: 'contract' as const, after })),
    ...debts.map((after) => ({ register: 'debt' as const, after })),
    ...projects.map((after) => ({ register: 'project' as const, after })),
  ];
  yield* puts(MentionEntity, mentionsIn({ rows, events: [...events] }));
}

function affairsRows(villageCode: string, affairs: SeedAffairs): Row[] {
  const { notices, pinned, revisions, readers, duties, decisions, appraisals } = affairs;
  return [
    ...notices.map((notice) => put(NoticeEntity, noticeRow(notice))),
    ...(pinned ? [put(PinnedNoticeEntity, { villageCode, noticeId: pinned, pinnedAt: AS_OF })] : []),
    ...puts(NoticeRevisionEntity, revisions),
    ...puts(NoticeReaderEntity, readers),
    ...(readers[0] ? [put(NoticeReadCountEntity, { noticeId: readers[0].noticeId, count: readers.length })] : []),
    put(DutyRecordEntity, dutyRow(duties)),
    ...puts(AppraisalEntity, appraisals),
    ...puts(
      AppraisedYearEntity,
      appraisals
        .filter(({ revision }) => revision === 1)
        .map(({ year, number }) => ({ villageCode, year, times: number })),
    ),
    ...decisions.flatMap(({ decision, records }) => [
      put(DecisionEntity, decisionRow(decision)),
      ...records.map((record) => put(DecisionRecordEntity, { ...record, decisionId: decision.decisionId })),
    ]),
  ];
}

function accountRows({ accountId, openid, person, grants, boundAt, maskedPhone }: SeedAccount): Row[] {
  const { personId, name, villageCode, phone } = person;
  return [
    put(AccountEntity, {
      accountId,
      openid,
      personId,
      personName: name,
      villageCode,
      boundAt,
      ...(phone && { sealedPhone: sealPhone(phone, sealContext.accountPhone(accountId)), maskedPhone }),
      grants: [...grants],
      version: 2,
      createdAt: boundAt,
    }),
    put(OpenidLookupEntity, { openidHash: lookupHash('openid', openid), accountId }),
    ...grants
      .filter(({ role }) => role !== 'resident')
      .map(({ role, division }) => put(HolderEntity, { role, division, accountId, since: boundAt })),
  ];
}

/** Only what a village's town compares it by. */
export const yearByMonthRows = (villageCode: string, entries: readonly StoredEntry[]): Row[] =>
  puts(YearByMonthEntity, readingRowsOf(villageCode, entries).yearsByMonth);

/** What did not get through, and how much of it there is. */
export function undeliveredRows(reports: readonly SeedReport[]): Row[] {
  const [reminders, steps] = [failedReminders(), failedSteps(reports)];
  return [
    ...puts(OutgoingEntity, reminders.map(outgoingRow)),
    ...puts(DeadStepEntity, steps.map(deadStepRow)),
    put(LetterCountEntity, { letterKind: 'reminders', count: reminders.length }),
    put(LetterCountEntity, { letterKind: 'steps', count: steps.length }),
  ];
}

/** The reports with what belongs to them. @param custody what lies sealed of them, written by itself: their trails answer for it. */
export function reportRows(reports: readonly SeedReport[], custody: readonly Row[]): Row[] {
  const sealed = new Map<string, Row[]>();
  for (const row of custody) {
    const reportId = String(itemOf(row).reportId);
    sealed.set(reportId, [...(sealed.get(reportId) ?? []), row]);
  }
  return reports.map(proved).flatMap((seeded) => {
    const rows = [...rowsOfReport(seeded), ...reportLetterRows(seeded)];
    return [...rows, ...reportTrailRows(seeded, [...rows, ...(sealed.get(seeded.report.reportId) ?? [])])];
  });
}

/** As it was taken in: with the fingerprint that its receipt shows. */
const proved = (seeded: SeedReport): SeedReport => ({
  ...seeded,
  report: { ...seeded.report, proof: proofOf(seeded.report) },
});

const rowsOfReport = ({ report, events, receiptNo, explained, held }: SeedReport): Row[] => [
  put(ReportEntity, reportRow(report)),
  ...puts(ReportEventEntity, events),
  ...puts(ReportPointerEntity, pointersTo(report)),
  ...(report.proof
    ? [put(FingerprintEntity, { contentHash: report.proof.contentHash, reportId: report.reportId })]
    : []),
  ...(receiptNo
    ? [put(ReceiptEntity, { receiptHash: lookupHash('receipt', receiptNo), reportId: report.reportId })]
    : []),
  ...(held ? [put(StandingEntity, held.standing), put(RestrictionEntity, restrictionRow(held.restriction))] : []),
  ...(explained ? [put(StatementOriginEntity, explained.origin), put(StatementEntity, explained.statement)] : []),
];
