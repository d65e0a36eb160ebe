import type { Entity } from 'dynamodb-toolbox/entity';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { EntryEntity, VillageYearEntity, VoucherEntity, VoucherNoEntity } from '../../functions/accounts/book-store';
import { ChartAccountEntity } from '../../functions/accounts/chart-store';
import { AssetEntity, ContractEntity, ResourceEntity } from '../../functions/accounts/register-store';
import { excerptOf } from '../../functions/affairs/notice';
import { NoticeEntity } from '../../functions/affairs/notice-store';
import { PolicyEntity } from '../../functions/affairs/policy-store';
import { OpenidLookupEntity } from '../../functions/identity/account-store';
import { CadreEntity } from '../../functions/identity/cadre-store';
import { DistrictEntity, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { HolderEntity } from '../../functions/identity/holder-store';
import { cadreOrder } from '../../functions/identity/identity';
import { PersonEntity, rosterPerson } from '../../functions/identity/person-store';
import { MessageEntity, UnreadEntity } from '../../functions/messages/message-store';
import { lookupHash, sealIdentity } from '../../functions/platform/sealed';
import { AccountEntity } from '../../functions/platform/sessions';
import { ReceiptEntity, ReportEntity, ReportEventEntity, reportRow } from '../../functions/reports/report-store';
import { ReviewEntity } from '../../functions/reviews/review-store';
import { CountedRatingEntity, ScoreEntity } from '../../functions/reviews/score-store';
import { PaymentEntity, PaymentYearEntity } from '../../functions/subsidies/payment-store';
import { ProgramEntity, ProgramRuleEntity } from '../../functions/subsidies/program-store';
import type { SeedAccount } from './accounts';
import { chartRows } from './books';
import { seedDistrictAt } from './districts';
import { policyRows } from './policies';
import { programRows, ruleRows } from './programs';
import { ratedByVillage, type SeedMessage, type SeedReport } from './reports';
import type { SeededVillage } from './village';

/** A row on its way: the entity parses it when its batch is sent. */
export type Row = BatchPutRequest<Entity>;

// The entities differ in their types; what each takes is checked when the row is parsed.
const put = (entity: unknown, item: unknown): Row => new BatchPutRequest(entity as Entity, item as never);
const puts = (entity: unknown, items: readonly unknown[]): Row[] => items.map((item) => put(entity, item));

/** The catalogues, the same for every copy of the district. */
export const catalogueRows = (): Row[] => [
  ...puts(ProgramEntity, programRows()),
  ...puts(ProgramRuleEntity, ruleRows()),
  ...puts(PolicyEntity, policyRows()),
  ...puts(ChartAccountEntity, chartRows()),
];

export function divisionRows(copy: number): Row[] {
  const { code, shortName, towns, villages } = seedDistrictAt(copy);
  return [
    put(DistrictEntity, { code, name: shortName }),
    ...towns.map((town) => put(TownEntity, town)),
    ...villages.map((village) => put(VillageEntity, { code: village.code, name: village.name })),
  ];
}

/** Everything of a village but its reports, which are written last: the streams then find all they tell told already. */
export function* villageRows(seeded: SeededVillage): Generator<Row> {
  const { village, households, cadres, accounts, book, notices, standing } = seeded;
  const villageCode = village.code;
  const bound = new Map(accounts.map((account) => [account.person.personId, account]));
  for (const { personId, name, group, householdId, idNumber, phone } of households.flatMap(({ members }) => members)) {
    const account = bound.get(personId);
    yield put(PersonEntity, {
      ...rosterPerson({
        personId,
        name,
        villageCode,
        group,
        householdId,
        idNumber,
        phone,
        grants: [...(standing.get(personId) ?? [])] as never,
      }),
      ...(account && { accountId: account.accountId, boundAt: account.boundAt }),
    });
  }
  for (const account of accounts) yield* accountRows(account);
  yield* cadres.map(({ person, title }) =>
    put(CadreEntity, { villageCode, cadreId: person.personId, name: person.name, title, order: cadreOrder(title) }),
  );
  yield* puts(PaymentEntity, seeded.payments);
  yield* puts(PaymentYearEntity, seeded.paymentYears);
  yield* puts(VillageYearEntity, book.years);
  for (const voucher of book.vouchers) {
    yield put(VoucherEntity, voucher);
    yield put(VoucherNoEntity, {
      villageCode,
      year: voucher.year,
      voucherNo: voucher.voucherNo,
      voucherId: voucher.voucherId,
    });
  }
  yield* puts(EntryEntity, book.entries);
  for (const { netValueFen: _, ...asset } of seeded.assets) yield put(AssetEntity, { ...asset, villageCode });
  for (const resource of seeded.resources) yield put(ResourceEntity, { ...resource, villageCode });
  for (const contract of seeded.contracts) yield put(ContractEntity, { ...contract, villageCode });
  for (const notice of notices)
    yield put(NoticeEntity, { ...notice, villageName: village.shortName, excerpt: excerptOf(notice.body) });
  yield* puts(ReviewEntity, seeded.reviews);
  yield* puts(ScoreEntity, seeded.scores);
  for (const { eventId } of ratedByVillage(seeded.reports)) yield put(CountedRatingEntity, { eventId, villageCode });
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
      ...(phone && { sealedPhone: sealIdentity(phone, `account#${accountId}#phone`), maskedPhone }),
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

/** The inboxes, numbered by time; what came more than ten days before the last was read. */
export function messageRows(messages: readonly SeedMessage[]): Row[] {
  const inboxes = new Map<string, SeedMessage[]>();
  for (const message of messages) inboxes.set(message.accountId, [...(inboxes.get(message.accountId) ?? []), message]);
  return [...inboxes].flatMap(([accountId, inbox]) => {
    const inOrder = [...inbox].sort(
      (a, b) => a.createdAt.localeCompare(b.createdAt) || a.messageId.localeCompare(b.messageId),
    );
    const last = inOrder.at(-1)!;
    const readThrough = inOrder.filter(
      ({ createdAt }) => Date.parse(createdAt) < Date.parse(last.createdAt) - 10 * 86_400_000,
    ).length;
    const read = inOrder[readThrough - 1];
    return [
      put(UnreadEntity, { accountId, arrived: inOrder.length, readThrough, ...(read && { readAt: read.createdAt }) }),
      ...inOrder.map((message, index) => put(MessageEntity, { ...message, place: index + 1 })),
    ];
  });
}

export const reportRows = (reports: readonly SeedReport[]): Row[] =>
  reports.flatMap(({ report, events, receiptNo }) => [
    put(ReportEntity, reportRow(report)),
    ...puts(ReportEventEntity, events),
    ...(receiptNo
      ? [put(ReceiptEntity, { receiptHash: lookupHash('receipt', receiptNo), reportId: report.reportId })]
      : []),
  ]);
