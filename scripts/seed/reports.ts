import type { MessageKind } from '@shared/messages/messages';
import type { Role } from '@shared/roles';
import { daysAfter, startOfDay } from '@shared/time';
import * as z from '@shared/zod';
import { reporterAlias } from '../../functions/platform/sealed';
import { isByReporter } from '../../functions/reports/anonymous/coarse';
import { handlerRoleOf, partsIn } from '../../functions/reports/sight/parts';
import { newReport, type Report, type ReportEvent, route } from '../../functions/reports/report';
import type { Statement } from '../../functions/reports/statements/statement';
import type { Origin } from '../../functions/reports/statements/statement-store';
import { afterStep, eventOf, type Step, TELLS, TELLS_MERGED } from '../../functions/reports/transitions';
import type { SeedAccount } from './accounts';
import type { Post } from './cadres';
import type { SeedCustody } from './custody';
import { NIUJIAO } from './demo-people';
import { type Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import { type SeedMessage, toldTo } from './messages';
import { lineOf } from './report-lines';
import { routedBy, seedRules } from './report-routing';
import type { SeedRestriction } from './restrictions';
import { RATING_COMMENTS, REPORT_TEXTS, type ReportText, RETURN_REASONS } from './report-texts';

/** What an accused cadre was asked, and said where they did. */
export interface SeedStatement {
  readonly statement: Statement;
  readonly origin: Origin;
}

export interface SeedReport {
  readonly report: Report;
  readonly events: readonly ReportEvent[];
  /** An anonymous report has one. */
  readonly receiptNo?: string;
  /** A confidential report may have one. */
  readonly custody?: SeedCustody;
  /** 情况说明 of the accused. */
  readonly explained?: SeedStatement;
  /** What was held against who sent it. */
  readonly held?: SeedRestriction;
}

/** The receipt of an anonymous report to try: 16 digits that the seed gives away. */
export const DEMO_RECEIPT_NO = '2026112000002228';

const REPORTER = '举报人';
export const townOffice = (name: string) => (name.endsWith('街道') ? `${name}办事处` : `${name}政府`);
export const officeNames =
  (district: SeedDistrict, village: SeedVillage) =>
  (division: string): string => {
    if (division === village.code) return `${village.shortName}${village.urban ? '居委会' : '村委会'}`;
    if (division === village.townCode) return townOffice(village.townName);
    return `${district.name}纪委监委`;
  };

export const Fate = z.enum(['waiting', 'accepted', 'answered', 'closed', 'returned']);
type Fate = z.infer<typeof Fate>;

export interface Plan {
  readonly text: ReportText;
  readonly fate: Fate;
  readonly daysAgo: number;
  /** Absent: anonymous. */
  readonly reporter?: SeedAccount;
  /** 保密: the reporter's name lies sealed. */
  readonly confidential?: boolean;
  readonly receiptNo?: string;
}

export interface Scene {
  readonly dice: Dice;
  readonly district: SeedDistrict;
  readonly village: SeedVillage;
  readonly cadres: readonly Post[];
  readonly groups: readonly string[];
  readonly now: string;
}

type Seeded = Extract<Step['command'], 'accept' | 'answer' | 'rate' | 'return'>;
const STEPS: Record<Fate, readonly Seeded[]> = {
  waiting: [],
  accepted: ['accept'],
  answered: ['accept', 'answer'],
  closed: ['accept', 'answer', 'rate'],
  returned: ['accept', 'answer', 'return'],
};
/** How far between sending and now each step was taken, as shares of the time there was. */
const SHARES: Record<Seeded, number> = { accept: 0.12, answer: 0.55, rate: 0.75, return: 0.8 };

/** A report with its whole history, each step as the product takes it. */
export function written(
  { dice, district, village, cadres, groups, now }: Scene,
  { text, fate, daysAgo, reporter, confidential, receiptNo }: Plan,
): SeedReport {
  const submittedAt = daysAfter(now, -daysAgo);
  const group = dice.pick(groups);
  const fill = (words: string) => words.replaceAll('{组}', group);
  const mode = reporter ? (confidential ? 'confidential' : 'named') : 'anonymous';
  const office = officeNames(district, village);
  const handledByDivision = route(text.about, village.code);
  const accused =
    text.about === 'cadre'
      ? dice.pick(cadres.slice(1).length > 0 && village.code !== NIUJIAO ? cadres : cadres.slice(0, 1))
      : undefined;
  const begun = newReport({
    reportId: dice.ulid(submittedAt),
    villageCode: village.code,
    category: text.category,
    description: fill(text.description),
    aboutKind: text.about,
    ...(accused && {
      accusedPersonId: accused.person.personId,
      aboutName: `${accused.person.name}（${accused.title}）`,
    }),
    ...(text.place && { place: { text: fill(text.place) } }),
    mediaIds: [],
    mode,
    ...(mode === 'named' && {
      reporterAccountId: reporter!.accountId,
      reporterPersonId: reporter!.person.personId,
      reporterName: reporter!.person.name,
    }),
    ...(mode === 'confidential' && { reporterAlias: reporterAlias(reporter!.person.personId) }),
    handledByDivision,
    handledBy: office(handledByDivision),
    submittedAt,
  });
  const routed = routedBy(seedRules(district.code), begun, accused ? [accused.title] : [], daysAgo);
  let { report } = routed;
  const events: ReportEvent[] = [
    lineOf(report, dice.ulid(submittedAt), submittedAt, REPORTER, { step: 'submitted' }),
    ...routed.events,
  ];
  for (const command of STEPS[fate]) {
    const at = daysAfter(submittedAt, daysAgo * SHARES[command]);
    const step = stepOf(dice, command, fill(text.answer));
    events.push(eventOf(report, step, dice.ulid(at), at, officeTaking(command, report, district)));
    report = afterStep(report, step, at);
  }
  return { report, events, ...(receiptNo && { receiptNo }) };
}

const BY_REPORTER: readonly Step['command'][] = ['rate', 'supply', 'reopen', 'withdraw'];
const BY_REGULATOR: readonly Step['command'][] = ['return', 'supervise'];
function officeTaking(command: Step['command'], { handledBy }: Report, district: SeedDistrict): string {
  if (BY_REPORTER.includes(command)) return REPORTER;
  return BY_REGULATOR.includes(command) ? `${district.name}纪委监委` : handledBy;
}

/** One more step of a report, taken so many days ago. */
export function taken(
  { dice, district, now }: Scene,
  { report, events, ...rest }: SeedReport,
  daysAgo: number,
  step: Step,
): SeedReport {
  const at = daysAfter(now, -daysAgo);
  const event = eventOf(report, step, dice.ulid(at), at, officeTaking(step.command, report, district));
  return { ...rest, report: afterStep(report, step, at), events: [...events, event] };
}

function stepOf(dice: Dice, command: Seeded, answer: string): Step {
  switch (command) {
    case 'accept':
      return { command };
    case 'answer':
      return { command, text: answer, mediaIds: [] };
    case 'rate':
      return {
        command,
        stars: dice.pick([3, 4, 4, 5, 5]),
        ...(dice.chance(0.6) && { comment: dice.pick(RATING_COMMENTS) }),
      };
    case 'return':
      return { command, reason: dice.pick(RETURN_REASONS) };
  }
}

const receiptDigits = (dice: Dice): string =>
  String(dice.int(1000_0000, 9999_9999)) + String(dice.int(1000_0000, 9999_9999));

/** 牛角村, where the demo is: work for 陈建国 with one due in two days, two of 王秀英's, one that he must not see. */
function inNiujiao(dice: Dice, wang: SeedAccount | undefined, neighbour: SeedAccount | undefined): Plan[] {
  const text = (place: number) => REPORT_TEXTS[place]!;
  const anonymous = () => ({ receiptNo: receiptDigits(dice) });
  const by = (reporter: SeedAccount | undefined) => (reporter ? { reporter } : anonymous());
  return [
    { text: text(1), fate: 'answered', daysAgo: 21, ...by(wang) },
    { text: text(2), fate: 'accepted', daysAgo: 9, ...by(wang) },
    { text: text(0), fate: 'waiting', daysAgo: 13, ...by(neighbour) },
    { text: text(3), fate: 'accepted', daysAgo: 54, ...anonymous() },
    { text: text(6), fate: 'waiting', daysAgo: 1, receiptNo: DEMO_RECEIPT_NO },
    { text: text(4), fate: 'closed', daysAgo: 80, ...by(neighbour) },
    { text: text(8), fate: 'returned', daysAgo: 30, ...anonymous() },
    { text: text(10), fate: 'waiting', daysAgo: 6, ...anonymous() },
  ];
}

const FATES: Record<Fate, number> = { waiting: 24, accepted: 26, answered: 18, closed: 22, returned: 10 };
/** Days ago, by fate: some come near a deadline, and one in a while is past it. */
const AGES: Record<Fate, [number, number]> = {
  waiting: [0.2, 16],
  accepted: [4, 61],
  answered: [8, 50],
  closed: [14, 120],
  returned: [12, 58],
};

/** The reports of a village: none in most. Relative to `now`, which alone of the seed they depend on. */
export function reportsOf(scene: Scene, reporters: readonly SeedAccount[], wang?: SeedAccount): SeedReport[] {
  const { dice, village } = scene;
  if (scene.cadres.length === 0) return [];
  const plans: Plan[] = village.code === NIUJIAO ? inNiujiao(dice, wang, reporters[0]) : [];
  const count = plans.length > 0 ? 0 : reporters.length > 0 ? dice.int(1, 3) : 0;
  for (let i = 0; i < count; i += 1) {
    const fate = dice.weighted(FATES);
    const [from, to] = AGES[fate];
    const text = dice.pick(REPORT_TEXTS);
    const reporter = dice.pick(reporters);
    const named = dice.chance(0.6) && !scene.cadres.some(({ person }) => person.personId === reporter.person.personId);
    plans.push({
      text,
      fate,
      daysAgo: Math.round((from + dice.next() * (to - from)) * 10) / 10,
      ...(named ? { reporter } : { receiptNo: receiptDigits(dice) }),
    });
  }
  return plans.map((plan) => written(scene, plan));
}

/** What the steps told to whom. */
export function messagesOf(reports: readonly SeedReport[], holders: readonly SeedAccount[]): SeedMessage[] {
  const byId = new Map(reports.map(({ report }) => [report.reportId, report]));
  const accused = reports.flatMap(({ explained }): SeedMessage[] => {
    const inbox = holders.find(({ person }) => person.personId === explained?.statement.personId)?.accountId;
    if (!explained || !inbox) return [];
    const { statementId, askedAt } = explained.origin;
    return [toldTo(inbox, 'statementAsked', startOfDay(askedAt), statementId, { statementId })];
  });
  const steps = reports.flatMap(({ report, events }) =>
    events.flatMap((event): SeedMessage[] => {
      const { reporter, handlers, custodians } = TELLS[event.step];
      const merged = TELLS_MERGED[event.step];
      const told: [inbox: string, kind: MessageKind, reportId?: string][] = [];
      const tellReporter = (of: Report | undefined, kind: MessageKind | undefined) => {
        const inbox = of?.reporterAccountId ?? of?.reporterAlias;
        if (kind && inbox) told.push([inbox, kind, of!.reportId]);
      };
      tellReporter(report, reporter);
      for (const child of report.mergedIds.map((id) => byId.get(id)))
        if (child?.state === 'merged') tellReporter(child, merged);
      const assignee = holders.find(({ person }) => person.personId === report.assigneePersonId)?.accountId;
      if (event.step === 'assigned' && assignee && handlersOf(report, holders).includes(assignee))
        told.push([assignee, 'workAssigned', report.reportId]);
      if (handlers)
        for (const accountId of handlersOf(report, holders)) told.push([accountId, handlers, report.reportId]);
      if (custodians) for (const accountId of custodiansAmong(holders)) told.push([accountId, custodians]);
      return told.map(([inbox, kind, reportId]) => {
        const createdAt = kind === handlers && isByReporter(event) ? startOfDay(event.at) : event.at;
        return toldTo(inbox, kind, createdAt, event.eventId, reportId ? { reportId } : {});
      });
    }),
  );
  return [...steps, ...accused];
}

const custodiansAmong = (holders: readonly SeedAccount[]): string[] =>
  holders.filter(({ grants }) => grants.some(({ role }) => role === 'custodian')).map(({ accountId }) => accountId);

/** Who of these would be told as those who handle it. */
export function handlersOf(report: Report, holders: readonly SeedAccount[]): string[] {
  const role = handlerRoleOf(report.handledByDivision);
  return holders
    .filter(({ grants }) => grants.some((grant) => grant.role === role && grant.division === report.handledByDivision))
    .filter(({ accountId, person, grants }) =>
      partsIn(report, {
        accountId,
        person,
        rows: [person.personId],
        grants: grants.map((grant) => ({ ...grant, role: grant.role as Role })),
      }).includes('handler'),
    )
    .map(({ accountId }) => accountId);
}

/** The ratings that count into the village's score: of answers the village itself gave. */
export const ratedByVillage = (reports: readonly SeedReport[]): ReportEvent[] =>
  reports.flatMap(({ events }) =>
    events.filter(({ step, handledByDivision }) => step === 'rated' && handledByDivision.length === 12),
  );
