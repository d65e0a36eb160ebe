import { districtOf, isTestVillage } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity';
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet';
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet';
import { VillageEntity } from '../../identity/division-store';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { BankAccountsEntity } from '../bank/bank-account-store';
import { BankSignatureEntity } from '../bank/match-store';
import { VillageYearEntity } from '../book-store';
import { IntakeYearEntity } from '../intake/intake-year-store';
import { PublishedYearEntity } from '../publications/publication-store';
import { TemplateYearEntity, VoucherTemplatesEntity } from '../templates/template-store';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** A page of the villages of a division, by code: also those that have no book. */
export async function villagesIn(division: string, query: PageQuery): Promise<Page<Named>> {
  const { items, next } = await queryPage(
    VillageEntity,
    { partition: `DIVISIONS#${districtOf(division)}`, range: { beginsWith: `VILLAGE#${division}` } },
    query,
  );
  return { items: items.filter(({ code }) => !isTestVillage(code)), ...(next && { next }) };
}

/** One row of each village, in the order that was asked for: a page has no more of them than one BatchGetItem takes. */
async function each<E extends Entity>(
  requests: readonly BatchGetRequest<E>[],
): Promise<(FormattedItem<E> | undefined)[]> {
  if (requests.length === 0) return [];
  const { Responses } = await execute({ maxAttempts: 3 }, LedgerTable.build(BatchGetCommand).requests(...requests));
  return (Responses?.[0] ?? []) as (FormattedItem<E> | undefined)[];
}

/** The rows that say how far the villages' years are: six of each village. */
export async function standingRows(codes: readonly string[], year: number) {
  const ofYear = codes.map((villageCode) => ({ villageCode, year }));
  const [years, published, accounts, intake, templates, entered] = await Promise.all([
    each(ofYear.map((key) => VillageYearEntity.build(BatchGetRequest).key(key))),
    each(ofYear.map((key) => PublishedYearEntity.build(BatchGetRequest).key(key))),
    each(codes.map((villageCode) => BankAccountsEntity.build(BatchGetRequest).key({ villageCode }))),
    each(ofYear.map((key) => IntakeYearEntity.build(BatchGetRequest).key(key))),
    each(codes.map((division) => VoucherTemplatesEntity.build(BatchGetRequest).key({ division }))),
    each(ofYear.map((key) => TemplateYearEntity.build(BatchGetRequest).key(key))),
  ]);
  return codes.map((_, place) => ({
    ...{ year: years[place], published: published[place], accounts: accounts[place], intake: intake[place] },
    ...{ templates: templates[place]?.templates ?? [], uses: entered[place]?.uses ?? [] },
  }));
}

/** The months of a year of an account that somebody has signed: twelve at most. */
export async function signedMonths(villageCode: string, bankAccountId: string, year: number): Promise<string[]> {
  const { items } = await queryPage(
    BankSignatureEntity,
    { partition: `VILLAGE#${villageCode}`, range: { beginsWith: `BANKSIGNATURE#${bankAccountId}#${year}-` } },
    { limit: 12 },
  );
  return items.map(({ month }) => month);
}
