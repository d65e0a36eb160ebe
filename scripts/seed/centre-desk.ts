import type { LaidOpenItem } from '@shared/accounts/members-meetings';
import type { TemplateSide } from '@shared/accounts/voucher-templates';
import type { Post } from '@shared/orders/posts';
import {
  BookCopyEntity,
  BookCopyYearEntity,
  copyRow,
  type NewCopy,
} from '../../functions/accounts/book-copies/copy-store';
import { CopiesWaitingEntity } from '../../functions/accounts/book-copies/waiting-store';
import type { Hand } from '../../functions/accounts/desk/pending';
import { digestOf } from '../../functions/accounts/hand-overs/digest';
import { drawn, signed } from '../../functions/accounts/hand-overs/hand-over';
import { HandOverEntity } from '../../functions/accounts/hand-overs/hand-over-store';
import { readBooks } from '../../functions/accounts/hand-overs/read-books';
import { meetingRow, MembersMeetingEntity } from '../../functions/accounts/members-meetings/meeting-store';
import type { Template } from '../../functions/accounts/templates/template';
import { TemplateEditionEntity, VoucherTemplatesEntity } from '../../functions/accounts/templates/template-store';
import { PostTermEntity, type StoredTerm } from '../../functions/identity/post-store';
import { AS_OF_DAY, noonOf } from './calendar';
import { demoPersonId, handOf, handOn, LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { put, type Row } from './row';

const DISTRICT = NIUJIAO.slice(0, 6);
const TOWN = NIUJIAO.slice(0, 9);
const idOf = (what: string, on: string): string => new Dice(`desk:${what}`).ulid(noonOf(on));
const line = (side: TemplateSide, accountCode: string, share = 10_000) => ({ side, accountCode, share });

type Told = Omit<Template, 'templateId' | 'edition' | 'changed' | 'usableBy' | 'isInUse'>;
const DISTRICTS: readonly Told[] = [
  {
    ...{ name: '付公共用电', summary: '付公共照明电费', papers: ['发票'] },
    lines: [line('debit', '513'), line('credit', '102')],
  },
  {
    ...{ name: '计提折旧', summary: '计提固定资产折旧', papers: [] },
    lines: [line('debit', '513'), line('credit', '152')],
    recurs: { every: 'month', day: 25, from: '2026-11' },
  },
  {
    ...{ name: '收发包款', summary: '收承包款', papers: ['收据'] },
    lines: [line('debit', '102'), line('credit', '501')],
  },
];
const VILLAGES: readonly Told[] = [
  {
    ...{ name: '公厕保洁费', summary: '付公厕保洁费', usualFen: 120_000, papers: ['发票'] },
    lines: [line('debit', '513'), line('credit', '102')],
    recurs: { every: 'month', day: 20, from: '2026-11' },
  },
];

function templateRows(division: string, told: readonly Told[], changed: Hand): Row[] {
  const templates = told.map((one): Template => ({
    ...one,
    ...{ templateId: idOf(`template:${division}:${one.name}`, '2026-10-08'), edition: 1, changed },
    ...{ usableBy: [], isInUse: true },
  }));
  return [
    put(VoucherTemplatesEntity, { division, templates, version: 1 }),
    ...templates.map((one) => put(TemplateEditionEntity, { division, ...one })),
  ];
}

const term = (post: Post, division: string, key: string, [fromOn, toOn]: readonly [string, string?]): StoredTerm => {
  const { personId, name: personName } = handOf(key, fromOn);
  const termId = idOf(`term:${division}:${key}`, '2026-01-01');
  return { division, termId, post, personId, personName, fromOn, ...(toOn && { toOn }), version: 1 };
};

/** Left by one who has signed what the books then had, and not yet by who came, nor by a third. */
async function halfSignedRows(): Promise<Row[]> {
  const old = term('clerk', LUOLONG_COMMUNITY, 'deng-qun', ['2024-01-01', '2026-10-31']);
  const next = term('clerk', LUOLONG_COMMUNITY, 'zeng-li', ['2026-11-01']);
  const change = { post: 'clerk' as const, outgoing: old, incoming: next, endsOn: '2026-10-31' };
  const list = drawn(undefined, {
    books: await readBooks(LUOLONG_COMMUNITY),
    things: [
      { kind: 'seal', what: '报账员私章', count: 1 },
      { kind: 'paper', what: '空白收据（2026 年领用，一本没用完）', count: 3 },
      { kind: 'key', what: '票据柜钥匙', count: 2 },
    ],
    drawn: handOn('deng-qun', AS_OF_DAY),
  });
  const digest = digestOf(change, list);
  const half = signed(list, 'outgoing', handOn('deng-qun', AS_OF_DAY), { seen: digest, digest });
  return [
    put(PostTermEntity, old),
    put(PostTermEntity, next),
    put(HandOverEntity, { ...half, division: LUOLONG_COMMUNITY, termId: old.termId, version: 2 }),
  ];
}

/** A clerk of 牛角村 who handed over before three. */
function handOverRows(): Row[] {
  const old = term('clerk', NIUJIAO, 'zhou-guilan', ['2024-01-01', '2025-12-31']);
  const next = { ...old, termId: '', personId: demoPersonId('liu-fang') };
  const change = { post: 'clerk' as const, outgoing: old, incoming: next, endsOn: '2025-12-31' };
  const list = drawn(undefined, {
    books: [
      {
        ...{ villageCode: NIUJIAO, villageName: '牛角村民委员会', year: 2025, closedThrough: 12, vouchers: 126 },
        ...{ cashFen: 182_400, bankFen: 24_618_350, bankAccounts: ['南溪农商银行 尾号0228'], isMore: false },
        ...{ waitingVouchers: 0, waitingPapers: 0, unbookedPapers: 0, returnedPapers: 0 },
      },
    ],
    things: [
      { kind: 'seal', what: '财务专用章', count: 1 },
      { kind: 'book', what: '2023、2024 年凭证（装订）', count: 24 },
      { kind: 'paper', what: '空白收据', count: 2 },
    ],
    drawn: handOn('zhou-guilan', '2025-12-30'),
  });
  const digest = digestOf(change, list);
  const signing = { seen: digest, digest };
  const sides = { outgoing: 'zhou-guilan', incoming: 'liu-fang', supervisor: 'chen-jianguo' } as const;
  const done = (['outgoing', 'incoming', 'supervisor'] as const).reduce(
    (before, side) => signed(before, side, handOn(sides[side], '2025-12-31'), signing),
    list,
  );
  return [
    put(PostTermEntity, old),
    put(HandOverEntity, { ...done, division: NIUJIAO, termId: old.termId, version: 4 }),
  ];
}

/** One copy that waits for an answer, one that was given, and one that was asked for again and refused. */
function copyRows(): Row[] {
  const content = { villageCode: NIUJIAO, villageName: '牛角村民委员会', year: 2026, version: 1 };
  const copies: NewCopy[] = [
    {
      ...content,
      ...{ copyId: idOf('copy:given', '2026-10-20'), from: 4, through: 6, contents: ['statements', 'vouchers'] },
      ...{ state: 'given', number: '2026-001', asked: handOn('li-jianping', '2026-10-20') },
      answered: handOn('tian-jing', '2026-10-23'),
    },
    {
      ...content,
      ...{ copyId: idOf('copy:refused', '2026-10-27'), from: 4, through: 6, contents: ['vouchers'], state: 'refused' },
      ...{ refusal: 'given', asked: handOn('li-jianping', '2026-10-27') },
      answered: handOn('zhao-qiang', '2026-10-28'),
    },
    {
      ...content,
      ...{ copyId: idOf('copy:asked', '2026-11-27'), from: 9, through: 9, contents: ['vouchers'], state: 'asked' },
      asked: handOn('wang-xiuying', '2026-11-27'),
    },
  ];
  return [
    ...copies.map((copy) => put(BookCopyEntity, copyRow(copy))),
    put(CopiesWaitingEntity, { personId: demoPersonId('wang-xiuying'), copyIds: [copies[2]!.copyId], version: 1 }),
    put(BookCopyYearEntity, { villageCode: NIUJIAO, year: 2026, given: 1, answeredLate: 0, version: 1 }),
  ];
}

/** The meeting of 牛角村 that is over, before which all lay open in time; that of 罗龙社区 is to come and lacks the plan of distribution. */
function meetingRows(): Row[] {
  const laid = (item: LaidOpenItem, by: Hand) => ({ ...by, item });
  const liu = (on: string) => handOn('liu-fang', on);
  const zeng = (on: string) => handOn('zeng-li', on);
  const over = {
    ...{ villageCode: NIUJIAO, year: 2025, heldOn: '2026-03-20', announced: liu('2026-02-26'), version: 4 },
    laid: (['report', 'accounts', 'distribution'] as const).map((item) => laid(item, liu('2026-03-06'))),
  };
  const toCome = {
    ...{ villageCode: LUOLONG_COMMUNITY, year: 2025, heldOn: '2026-12-18', announced: zeng('2026-11-16'), version: 3 },
    laid: (['report', 'accounts'] as const).map((item) => laid(item, zeng('2026-11-18'))),
  };
  return [over, toCome].map((meeting) => put(MembersMeetingEntity, meetingRow(meeting)));
}

/** What else the centre's desk has: templates of the district and of 牛角村, changes of posts, copies for members, members' meetings. Reads the books that were written. */
export const centreDeskRows = async (): Promise<Row[]> => [
  ...templateRows(DISTRICT, DISTRICTS, handOn('zhou-min', '2026-10-08')),
  ...templateRows(NIUJIAO, VILLAGES, handOn('gao-yuan', '2026-10-08')),
  ...handOverRows(),
  ...(await halfSignedRows()),
  ...copyRows(),
  ...meetingRows(),
  put(PostTermEntity, term('chiefCashier', TOWN, 'he-fang', ['2024-01-01', '2025-12-31'])),
];
