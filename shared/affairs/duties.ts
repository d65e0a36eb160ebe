import { cite } from './citations';
import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, yearOf, monthOf, monthOfYear } from '../time';
import * as z from '../zod';

/** What a village has to publish regularly (应公开事项). Its codes are kept in rows: never reuse one. */
export const DutyCode = z.enum(['finance', 'decisions', 'relief', 'government', 'party', 'supervision']);
export type DutyCode = z.infer<typeof DutyCode>;

/** A quarter or a year: `2026-Q3`, `2026`. */
export const DutyPeriod = z.string().check(z.regex(/^20\d{2}(-Q[1-4])?$/, '公开的是哪一期不对'));

interface Duty {
  readonly code: DutyCode;
  readonly name: string;
  /** The kind of the notices that meet it. */
  readonly kind: 'affairs' | 'party' | 'finance';
  readonly every: 'quarter' | 'year';
  /** The law says how often, not how soon after; the district's own days, counted from the period's last. */
  readonly withinDays: number;
  readonly source: string;
  /** How sure the rhythm is, as in data/: what the source says itself is `high`. */
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note: string;
}

const LAW = cite('affairsPublicity');

/**
 * The rhythm of publication, as data: a district that rules otherwise changes a row. What is to be published “at any time”
 * (重大事项随时公布) has no calendar and is not here: a decision's own publicity is a step of its record (四议两公开).
 */
export const DUTIES: readonly Duty[] = [
  {
    code: 'finance',
    name: '财务收支情况',
    kind: 'finance',
    every: 'quarter',
    withinDays: 15,
    source: `${LAW}；农村集体经济组织财务公开规定（农经发〔2011〕13号）`,
    confidence: 'high',
    note: '法律要求一般每季度至少公布一次，往来多的村每月公布一次。',
  },
  {
    code: 'decisions',
    name: '村民会议、村民代表会议定的事和办得怎样',
    kind: 'affairs',
    every: 'quarter',
    withinDays: 15,
    source: LAW,
    confidence: 'high',
    note: '法律要求每季度至少公布一次；重大的事要随时公布。',
  },
  {
    code: 'relief',
    name: '救灾救助、补贴补助的钱和物怎么用的',
    kind: 'affairs',
    every: 'quarter',
    withinDays: 15,
    source: LAW,
    confidence: 'high',
    note: '法律要求每季度至少公布一次。',
  },
  {
    code: 'government',
    name: '帮政府办的事办得怎样',
    kind: 'affairs',
    every: 'quarter',
    withinDays: 15,
    source: LAW,
    confidence: 'high',
    note: '法律要求每季度至少公布一次。',
  },
  {
    code: 'party',
    name: '党支部工作情况',
    kind: 'party',
    every: 'quarter',
    withinDays: 15,
    source: '中国共产党党务公开条例（试行）',
    confidence: 'low',
    note: '条例要求定期公开，没有写明多久一次；这里先按每季度一次算。',
  },
  {
    code: 'supervision',
    name: '村务监督委员会做了什么',
    kind: 'affairs',
    every: 'year',
    withinDays: 31,
    source: '关于建立健全村务监督委员会的指导意见（2017年）',
    confidence: 'medium',
    note: '监督委员会要向村民代表会议报告工作；这里按每年公开一次算。',
  },
];

export const dutyOf = (code: DutyCode): Duty => DUTIES.find((duty) => duty.code === code)!;

const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The period a day falls in. */
export function periodOn(every: Duty['every'], day: string): string {
  const year = day.slice(0, 4);
  return every === 'year' ? year : `${year}-Q${Math.ceil(monthOf(day) / 3)}`;
}

/** The first and the last day of a period. */
export function daysOfPeriod(period: string): [from: string, until: string] {
  const year = yearOf(period);
  const quarter = Number(period.slice(6));
  if (!quarter) return [`${year}-01-01`, `${year}-12-31`];
  return [
    `${monthOfYear(Number(year), 3 * quarter - 2)}-01`,
    dayFrom(quarter === 4 ? `${year + 1}-01-01` : `${monthOfYear(Number(year), 3 * quarter + 1)}-01`, -1),
  ];
}

export const periodAfter = (period: string): string =>
  periodOn(period.includes('Q') ? 'quarter' : 'year', dayFrom(daysOfPeriod(period)[1], 1));

/** `2026-Q3` → 2026年第三季度. */
export const periodWords = (period: string): string =>
  period.includes('Q') ? `${period.slice(0, 4)}年第${'一二三四'[Number(period.slice(6)) - 1]}季度` : `${period}年`;

/** The last day on which a period can be published in time. */
export const dueOn = (code: DutyCode, period: string): string =>
  dayFrom(daysOfPeriod(period)[1], dutyOf(code).withinDays);

/** One publication that met a duty. */
export interface Met {
  readonly code: DutyCode;
  readonly period: string;
  readonly noticeId: string;
  readonly publishedAt: string;
}

/** What a village's publications are counted from, and those there were. */
export interface DutyRecord {
  /** The first period asked for, by duty. */
  readonly since: Readonly<Record<DutyCode, string>>;
  readonly met: readonly Met[];
}

/** How a duty stands: 按时 · 还没到期 · 该公开没公开. */
export const DutyState = z.enum(['upToDate', 'dueSoon', 'overdue']);
export type DutyState = z.infer<typeof DutyState>;
export const DutyStanding = z.object({
  code: DutyCode,
  state: DutyState,
  /** The oldest period not published yet. */
  period: DutyPeriod,
  dueOn: Day,
  /** Days past `dueOn`; 0 when it is not. */
  overdueDays: z.int(),
  /** How many periods are past their day. */
  missing: z.int(),
  last: z.optional(z.object({ period: DutyPeriod, noticeId: Ulid, publishedAt: Instant })),
});
export type DutyStanding = z.infer<typeof DutyStanding>;

const isMet = ({ met }: DutyRecord, code: DutyCode, period: string) =>
  met.some((one) => one.code === code && one.period === period);

/** The oldest period of a duty that nothing was published for. */
export function nextPeriod(record: DutyRecord, code: DutyCode): string {
  let period = record.since[code];
  while (isMet(record, code, period)) period = periodAfter(period);
  return period;
}

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);

/** How each duty stands on a day. Publications later than the day do not count. */
export const standingsOn = (given: DutyRecord, at: string, day: string): DutyStanding[] => {
  const record = { ...given, met: given.met.filter(({ publishedAt }) => publishedAt <= at) };
  return DUTIES.map(({ code }) => {
    const period = nextPeriod(record, code);
    const due = dueOn(code, period);
    const overdueDays = Math.max(0, daysBetween(due, day));
    let missing = 0;
    for (let each = period; dueOn(code, each) < day; each = periodAfter(each))
      if (!isMet(record, code, each)) missing += 1;
    const last = record.met
      .filter((one) => one.code === code)
      .reduce<Met | undefined>(
        (latest, one) => (latest && latest.publishedAt >= one.publishedAt ? latest : one),
        undefined,
      );
    return {
      code,
      period,
      dueOn: due,
      overdueDays,
      missing,
      state: overdueDays > 0 ? 'overdue' : daysOfPeriod(period)[1] < day ? 'dueSoon' : 'upToDate',
      ...(last && { last: { period: last.period, noticeId: last.noticeId, publishedAt: last.publishedAt } }),
    };
  });
};

/** The first day after which something is overdue, if nothing more is published: what villages are sorted by. */
export const firstDue = (record: DutyRecord): string =>
  DUTIES.map(({ code }) => dueOn(code, nextPeriod(record, code))).reduce((first, due) => (due < first ? due : first));

export const listDuties = defineRoute({
  id: 'listDuties',
  method: 'GET',
  path: '/villages/{villageCode}/duties',
  summary: 'What the village must publish, and whether it has (该公开的公开了没有)',
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({ villageName: z.string(), items: z.array(DutyStanding) }),
});

export const listOverdueVillages = defineRoute({
  id: 'listOverdueVillages',
  method: 'GET',
  path: '/divisions/{division}/overdue-villages',
  summary: 'The villages of a town or the district that have not published in time, longest first',
  access: ['township', 'regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: PageQuery,
  response: pageOf(
    z.object({
      villageCode: VillageCode,
      villageName: z.string(),
      townName: z.string(),
      dueOn: Day,
      overdueDays: z.int(),
      overdue: z.array(DutyCode),
    }),
  ),
  errors: ['page.badCursor'],
});

export const urgePublication = defineRoute({
  id: 'urgePublication',
  method: 'PUT',
  path: '/villages/{villageCode}/duties/urging',
  summary: 'Remind the cadres of a village of what it should have published; they are told once a day (催)',
  access: ['township', 'regulator'],
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  /** How many cadres were told. */
  response: z.object({ told: z.int() }),
  errors: ['duties.notOverdue'],
});
