import type { Direction } from '@shared/accounts/accounts';
import type { Contract, ContractStatus } from '@shared/accounts/contracts';
import type { Debt, DebtKind } from '@shared/accounts/debts';
import type { Page, PageQuery } from '@shared/page';
import type { ExportTable } from '@shared/papers/papers';
import type { Project, ProjectStage } from '@shared/accounts/projects';
import type { Asset, AssetStatus, Resource } from '@shared/accounts/registers';
import { type Book, entriesIn, type StoredEntry } from '../accounts/book-store';
import { assetOn } from '../accounts/registers/asset';
import { contractOn } from '../accounts/registers/contract';
import { contractsOf } from '../accounts/registers/contract-store';
import { debtOn } from '../accounts/registers/debt';
import { debtsOf } from '../accounts/registers/debt-store';
import { projectOn } from '../accounts/registers/project';
import { projectsOf } from '../accounts/registers/project-store';
import { assetsOf, resourcesOf } from '../accounts/registers/register-store';
import { resourceView } from '../accounts/registers/resource';
import { everyRow } from '../platform/query-page';
import type { Column } from './table-file';

interface Table<Row> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** Every row as it stands on a day: what anyone may read on the phone, and nothing else. */
  readonly rows: (book: Book, today: string) => Promise<Row[]>;
}

const DIRECTION: Record<Direction, string> = { income: '收入', expense: '支出' };
const ASSET_STATUS: Record<AssetStatus, string> = { inUse: '在用', leased: '出租', idle: '闲置', scrapped: '报废' };
const RESOURCE_KIND: Record<Resource['kind'], string> = {
  cropland: '耕地',
  woodland: '林地',
  pond: '水面',
  constructionLand: '建设用地',
  wasteland: '四荒地',
};
const RESOURCE_USE: Record<Resource['use'], string> = {
  contracted: '发包',
  leased: '出租',
  selfUsed: '自用',
  idle: '闲置',
};
const CONTRACT_STATUS: Record<ContractStatus, string> = {
  upcoming: '未开始',
  active: '在履行',
  expired: '已到期',
  terminated: '已解除',
};
const DEBT_KIND: Record<DebtKind, string> = {
  owedToUs: '应收款',
  lent: '借出款',
  otherOwedToUs: '其他应收',
  owed: '应付款',
  borrowed: '借入款',
  otherOwed: '其他应付',
};
const PROJECT_STAGE: Record<ProjectStage, string> = {
  decided: '已决定',
  tendered: '已定施工方',
  started: '已开工',
  underway: '在建',
  finished: '已完工',
  accepted: '已验收',
};

const fen = (amount: number | undefined) => ({ fen: amount ?? 0 });
const each = async <Row, View>(list: (page: PageQuery) => Promise<Page<Row>>, view: (row: Row) => View) =>
  (await everyRow(list)).map(view);

const entries: Table<StoredEntry> = {
  title: '收支明细',
  columns: [
    { header: '日期', width: 12, of: (row) => row.occurredOn },
    { header: '收支', width: 6, of: (row) => DIRECTION[row.direction] },
    { header: '金额（元）', width: 16, of: (row) => fen(row.amountFen) },
    { header: '科目', width: 18, of: (row) => `${row.accountCode} ${row.accountName}` },
    { header: '摘要', width: 40, of: (row) => row.summary },
    { header: '对方', width: 24, of: (row) => row.counterparty },
    { header: '凭证号', width: 14, of: (row) => row.voucherNo },
  ],
  rows: (book) => everyRow((page) => entriesIn(book, {}, page)),
};

const assets: Table<Asset> = {
  title: '资产',
  columns: [
    { header: '卡片号', width: 12, of: (row) => row.cardNo },
    { header: '名称', width: 24, of: (row) => row.name },
    { header: '类别', width: 14, of: (row) => row.kind },
    { header: '取得日期', width: 12, of: (row) => row.acquiredOn },
    { header: '原值（元）', width: 16, of: (row) => fen(row.originalValueFen) },
    { header: '累计折旧（元）', width: 16, of: (row) => fen(row.accumulatedDepreciationFen) },
    { header: '净值（元）', width: 16, of: (row) => fen(row.netValueFen) },
    { header: '状态', width: 8, of: (row) => ASSET_STATUS[row.status] },
    { header: '地点', width: 24, of: (row) => row.place },
    { header: '保管人', width: 12, of: (row) => row.custodian },
  ],
  rows: ({ villageCode }, today) =>
    each(
      (page) => assetsOf(villageCode, page),
      (row) => assetOn(row, today),
    ),
};

const resources: Table<Resource> = {
  title: '资源',
  columns: [
    { header: '名称', width: 24, of: (row) => row.name },
    { header: '种类', width: 10, of: (row) => RESOURCE_KIND[row.kind] },
    { header: '面积（亩）', width: 12, of: (row) => row.areaMu },
    { header: '地点', width: 24, of: (row) => row.place },
    { header: '四至', width: 40, of: (row) => row.bounds },
    { header: '怎么用', width: 10, of: (row) => RESOURCE_USE[row.use] },
  ],
  rows: ({ villageCode }) => each((page) => resourcesOf(villageCode, page), resourceView),
};

const contracts: Table<Contract> = {
  title: '合同',
  columns: [
    { header: '合同编号', width: 16, of: (row) => row.contractNo },
    { header: '名称', width: 28, of: (row) => row.title },
    { header: '承包（租）方', width: 24, of: (row) => row.partyB },
    { header: '标的', width: 24, of: (row) => row.subject },
    { header: '起', width: 12, of: (row) => row.startsOn },
    { header: '止', width: 12, of: (row) => row.endsOn },
    { header: '每年租金（元）', width: 16, of: (row) => fen(row.yearlyRentFen) },
    { header: '已收（元）', width: 16, of: (row) => fen(row.receivedFen) },
    { header: '欠（元）', width: 16, of: (row) => fen(row.arrearsFen) },
    { header: '状态', width: 10, of: (row) => CONTRACT_STATUS[row.status] },
    { header: '怎么定的', width: 28, of: (row) => row.decidedBy ?? '' },
  ],
  rows: ({ villageCode }, today) =>
    each(
      (page) => contractsOf(villageCode, page),
      (row) => contractOn(row, today),
    ),
};

const debts: Table<Debt> = {
  title: '欠款和借款',
  columns: [
    { header: '哪一边', width: 14, of: (row) => (row.side === 'receivable' ? '别人欠村里' : '村里欠别人') },
    { header: '种类', width: 12, of: (row) => DEBT_KIND[row.kind] },
    { header: '对方', width: 24, of: (row) => row.counterparty },
    { header: '什么事', width: 32, of: (row) => row.what },
    { header: '本金（元）', width: 16, of: (row) => fen(row.principalFen) },
    { header: '发生日期', width: 12, of: (row) => row.arisenOn },
    { header: '到期日', width: 12, of: (row) => row.dueOn ?? '' },
    { header: '已还（元）', width: 16, of: (row) => fen(row.repaidFen) },
    { header: '还欠（元）', width: 16, of: (row) => fen(row.balanceFen) },
    { header: '超期天数', width: 10, of: (row) => row.overdueDays },
  ],
  rows: async ({ villageCode }, today) =>
    (
      await Promise.all(
        (['receivable', 'payable'] as const).map((side) =>
          each(
            (page) => debtsOf(villageCode, side, page),
            (row) => debtOn(row, today),
          ),
        ),
      )
    ).flat(),
};

const projects: Table<Project> = {
  title: '工程',
  columns: [
    { header: '名称', width: 28, of: (row) => row.name },
    { header: '预算（元）', width: 16, of: (row) => fen(row.budgetFen) },
    { header: '合同价（元）', width: 16, of: (row) => (row.contractFen === undefined ? '' : fen(row.contractFen)) },
    { header: '已付（元）', width: 16, of: (row) => fen(row.paidFen) },
    { header: '施工方', width: 24, of: (row) => row.contractor ?? '' },
    { header: '进展', width: 12, of: (row) => PROJECT_STAGE[row.stage] },
    { header: '开工', width: 12, of: (row) => row.startsOn ?? '' },
    { header: '完工期限', width: 12, of: (row) => row.finishesOn ?? '' },
  ],
  rows: ({ villageCode }, today) =>
    each(
      (page) => projectsOf(villageCode, page),
      (row) => projectOn(row, today),
    ),
};

/** Each table is read and written by itself: nobody outside knows the type of its rows. */
export const tables = { entries, assets, resources, contracts, debts, projects } as unknown as Record<
  ExportTable,
  Table<unknown>
>;
