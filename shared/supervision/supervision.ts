import { DivisionCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { MAX_IMAGES, MediaView } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { Colleague } from '../reports/work';
import { defineRoute } from '../route';
import { AlertColour, RuleDomain, RuleLevel, RuleState, Sureness } from './rules';
import { MOST_FEN } from '../money';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** 待处理 → 已指派 → 已说明 → 已核查 → 已了结. */
export const AlertState = z.enum(['open', 'assigned', 'explained', 'checked', 'closed']);
export type AlertState = z.infer<typeof AlertState>;

/** 真问题 · 已说明（合规） · 误报（规则不对） · 数据错. */
export const AlertClosing = z.enum(['real', 'explained', 'falseAlarm', 'wrongData']);
export type AlertClosing = z.infer<typeof AlertClosing>;

export const AlertStep = z.enum([
  'raised',
  'assigned',
  'explained',
  'checked',
  'closed',
  'reopened',
  'muted',
  'escalated',
  // The person it is about is told of a real ending, at once or later; answers; and is replied to.
  'held',
  'told',
  'answered',
  'upheld',
  'corrected',
]);
export type AlertStep = z.infer<typeof AlertStep>;

/** What a reader may do about it now. */
export const AlertCommand = z.enum(['assign', 'explain', 'check', 'close', 'reopen', 'mute']);
export type AlertCommand = z.infer<typeof AlertCommand>;

/** A mute is never longer: what nobody looks at for a season is forgotten. */
export const MOST_MUTED_DAYS = 90;
/** What a telling at once could spoil is told later; for no longer than that. */
export const MOST_HELD_DAYS = 90;

export const AlertEvidence = z.object({
  kind: z.enum([
    'voucher',
    'contract',
    'asset',
    'debt',
    'project',
    'publication',
    'payment',
    'report',
    'reviewBurst',
    'book',
  ]),
  id: z.string(),
  owner: z.optional(z.string()),
  year: z.optional(z.int()),
});
export type AlertEvidence = z.infer<typeof AlertEvidence>;

/** A finding that someone is to look at: a question, with what it was read from. It decides nothing (个人信息保护法 第二十四条). */
export const AlertSummary = z.object({
  alertId: Ulid,
  ruleCode: z.string(),
  title: z.string(),
  domain: RuleDomain,
  level: RuleLevel,
  colour: AlertColour,
  villageCode: VillageCode,
  sentence: z.string(),
  state: AlertState,
  /** The office that checks it, as people call it. */
  office: z.string(),
  raisedAt: Instant,
  dueAt: Instant,
  late: z.boolean(),
  mutedUntil: z.optional(Day),
  closing: z.optional(AlertClosing),
  /** The person it is about answered, and nobody has replied: `dueAt` is of that reply. */
  answerWaits: z.optional(z.literal(true)),
});
export type AlertSummary = z.infer<typeof AlertSummary>;

export const AlertEvent = z.object({
  step: AlertStep,
  at: Instant,
  /** An office, never a person. */
  byOffice: z.string(),
  text: z.optional(z.string()),
  /** The papers that an explanation shows. */
  media: z.optional(z.array(MediaView)),
});

/** Whom a real ending was told to, and what they answered: for the offices that check it. */
export const AlertOutcome = z.object({
  personId: Ulid,
  name: z.string(),
  answer: z.optional(z.object({ text: z.string(), answeredAt: Instant, dueAt: Instant })),
  reply: z.optional(z.object({ ending: AlertClosing, text: z.string(), repliedAt: Instant })),
  mayReply: z.boolean(),
});
export type AlertOutcome = z.infer<typeof AlertOutcome>;

export const AlertDetail = z.extend(AlertSummary, {
  basis: z.string(),
  note: z.optional(z.string()),
  ruleVersion: z.int(),
  /** The lawful look-alikes that the rule knows: who closes it as a false alarm says what is missing. */
  exclusions: z.array(z.object({ code: z.string(), words: z.string() })),
  evidence: z.array(AlertEvidence),
  events: z.array(AlertEvent),
  mayDo: z.array(AlertCommand),
  /** To whom it may be given: for those of the office that checks it alone. */
  colleagues: z.optional(z.array(Colleague)),
  /** Whom it may be about, for who may close it: a human being each. A real ending is told to whom of them it is about. */
  concerned: z.optional(z.array(z.object({ personId: Ulid, name: z.string() }))),
  /** From when on whoever it is about reads a real ending, while that is to come. */
  tellsAt: z.optional(Instant),
  outcomes: z.optional(z.array(AlertOutcome)),
  version: z.int(),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

const OFFICES = ['cadre', 'township', 'regulator'] as const;
const AlertParams = z.object({ alertId: Ulid });
const words = z.string().check(z.trim(), z.minLength(4, '请写清楚，至少 4 个字'), z.maxLength(1000, '最多 1000 个字'));
const STEP_ERRORS = ['version.stale', 'alerts.wrongState'] as const;

export const listAlerts = defineRoute({
  id: 'listAlerts',
  method: 'GET',
  path: '/divisions/{division}/alerts',
  summary: 'The alerts of a village’s own flow, of a town’s office or of the district, soonest deadline first (预警)',
  access: OFFICES,
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: z.extend(PageQuery, { which: z.optional(z.enum(['open', 'closed'])), colour: z.optional(AlertColour) }),
  response: pageOf(AlertSummary),
  errors: ['page.badCursor'],
});

export const showAlert = defineRoute({
  id: 'showAlert',
  method: 'GET',
  path: '/alerts/{alertId}',
  summary: 'One alert with what was done about it (预警详情)',
  access: OFFICES,
  params: AlertParams,
  response: AlertDetail,
});

export const assignAlert = defineRoute({
  id: 'assignAlert',
  method: 'POST',
  path: '/alerts/{alertId}/assign',
  summary: 'Gives an alert to someone of the office that checks it (指派)',
  access: ['township', 'regulator'],
  params: AlertParams,
  body: z.object({ version: Version, accountId: Ulid }),
  response: AlertDetail,
  errors: [...STEP_ERRORS, 'alerts.assigneeUnfit'],
  idempotent: true,
});

export const explainAlert = defineRoute({
  id: 'explainAlert',
  method: 'POST',
  path: '/alerts/{alertId}/explain',
  summary: 'Says how it came about, with the papers that show it (说明)',
  access: OFFICES,
  params: AlertParams,
  body: z.object({
    version: Version,
    text: words,
    mediaIds: z.optional(z.array(Ulid).check(z.maxLength(MAX_IMAGES, `最多 ${MAX_IMAGES} 张照片`))),
  }),
  response: AlertDetail,
  publishes: ['text'],
  errors: [...STEP_ERRORS, 'media.notUploaded', 'media.replaced', 'media.tooMany'],
  idempotent: true,
});

export const checkAlert = defineRoute({
  id: 'checkAlert',
  method: 'POST',
  path: '/alerts/{alertId}/check',
  summary: 'Says what a look at the papers or on the spot showed (核查)',
  access: ['township', 'regulator'],
  params: AlertParams,
  body: z.object({ version: Version, text: words }),
  response: AlertDetail,
  publishes: ['text'],
  errors: [...STEP_ERRORS, 'alerts.samePerson'],
  idempotent: true,
});

export const closeAlert = defineRoute({
  id: 'closeAlert',
  method: 'POST',
  path: '/alerts/{alertId}/close',
  summary: 'Ends an alert: real, lawful, a false alarm, or wrong data (了结)',
  access: ['township', 'regulator'],
  params: AlertParams,
  body: z.object({
    version: Version,
    closing: AlertClosing,
    text: words,
    /** The lawful look-alike that the rule did not know, or did not see: a false alarm says which. */
    missingExclusion: z.optional(z.string().check(z.trim(), z.minLength(2), z.maxLength(100, '最多 100 个字'))),
    /** Who of several it is about, when it is real: they read `text`, and may answer. Nobody where it is none of them. */
    tells: z.optional(z.array(Ulid).check(z.maxLength(20))),
    /** Days for which telling them could spoil an inquiry, with the reason. */
    heldDays: z.optional(z.int().check(z.minimum(1), z.maximum(MOST_HELD_DAYS, '最多晚 90 天告诉'))),
    heldWhy: z.optional(z.string().check(z.trim(), z.minLength(4, '请写明原因'), z.maxLength(200, '最多 200 个字'))),
  }),
  response: AlertDetail,
  publishes: ['text', 'missingExclusion', 'heldWhy'],
  errors: [...STEP_ERRORS, 'alerts.samePerson', 'alerts.exclusionMissing'],
  idempotent: true,
});

export const reopenAlert = defineRoute({
  id: 'reopenAlert',
  method: 'POST',
  path: '/alerts/{alertId}/reopen',
  summary: 'Opens a closed alert again, by the district’s office (重开)',
  access: ['regulator'],
  params: AlertParams,
  body: z.object({ version: Version, text: words }),
  response: AlertDetail,
  publishes: ['text'],
  errors: STEP_ERRORS,
  idempotent: true,
});

export const muteAlert = defineRoute({
  id: 'muteAlert',
  method: 'POST',
  path: '/alerts/{alertId}/mute',
  summary: 'Lets an alert rest for 90 days at most, with a reason, by the level above (暂缓)',
  access: ['regulator'],
  params: AlertParams,
  body: z.object({
    version: Version,
    days: z.int().check(z.minimum(1), z.maximum(MOST_MUTED_DAYS, '最多暂缓 90 天')),
    text: words,
  }),
  response: AlertDetail,
  publishes: ['text'],
  errors: STEP_ERRORS,
  idempotent: true,
});

/** What came of a rule in one month: what was raised in it, and how what was closed in it ended. */
export const RuleMonth = z.object({
  month: z.string(),
  raised: z.int(),
  closed: z.object({ real: z.int(), explained: z.int(), falseAlarm: z.int(), wrongData: z.int() }),
  /** Those raised in it that were let rest at some time. */
  muted: z.int(),
  /** Days from raising to closing, the middle one; half a day where two are. */
  medianDays: z.optional(z.number()),
});
export type RuleMonth = z.infer<typeof RuleMonth>;

/** The figures of a rule, by name: whole numbers in the unit that the rule says. */
const RuleFigures = z.record(
  z.string().check(z.maxLength(40)),
  z.int('请填整数').check(z.minimum(0, '不能小于 0'), z.maximum(MOST_FEN)),
);

/** What a rule found over the rows of this year and the last, as it runs now and as it would: a number each, and nothing of whom. */
export const BackTest = z.object({ before: z.int(), after: z.int(), villages: z.int(), on: Day });
export type BackTest = z.infer<typeof BackTest>;

/** What touches a rule that is in use waits for a second person: going live, other figures, and being switched off. */
export const ProposedChange = z.object({
  state: RuleState,
  figures: RuleFigures,
  why: z.string(),
  proposedOn: Day,
  /** Proposed by the one who reads: they may take it back, and never confirm it. */
  mine: z.boolean(),
  /** Absent until a night has run it over the rows. */
  backTest: z.optional(BackTest),
});
export type ProposedChange = z.infer<typeof ProposedChange>;

/** A rule in words, as its district runs it, with what came of it. */
export const WatchRule = z.object({
  code: z.string(),
  version: z.int(),
  title: z.string(),
  domain: RuleDomain,
  colour: AlertColour,
  level: RuleLevel,
  state: RuleState,
  basis: z.string(),
  note: z.optional(z.string()),
  /** How many there must be for it to say anything (20 个同类村): no district can ask for less. */
  least: z.optional(z.object({ count: z.int(), of: z.string() })),
  explain: z.string(),
  exclusions: z.array(z.string()),
  figures: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      value: z.optional(z.number()),
      source: z.string(),
      sureness: Sureness,
    }),
  ),
  /** Kinds of rows that nobody delivers yet (`deaths`, `bankBalances`): until then it is silent. */
  waitsFor: z.array(z.string()),
  /** Figures that only the district can set: until then it is silent. */
  silentFor: z.array(z.string()),
  /** The last twelve months, as of last night; months without any are left out. */
  record: z.array(RuleMonth),
  /** It went back to trial by itself, having been wrong too often. */
  fellBackOn: z.optional(Day),
  /** Counts each change of the district's, whatever it is about: a change names the one it has seen. */
  settingVersion: z.int(),
  /** A change that waits for a second person. */
  proposed: z.optional(ProposedChange),
});
export type WatchRule = z.infer<typeof WatchRule>;

/** How the last night's run went. `late`: the hours in which it runs are over, and it has not finished, or not begun. */
export const WatchNight = z.object({
  /** The day of the last run there was; absent where there was none. */
  day: z.optional(Day),
  state: z.enum(['finished', 'running', 'failed', 'late']),
  villages: z.int(),
  /** Villages that could not be read. */
  failed: z.int(),
});
export type WatchNight = z.infer<typeof WatchNight>;

export const DistrictCode = z.string().check(z.regex(/^\d{6}$/, '区划代码不对'));

export const listWatchRules = defineRoute({
  id: 'listWatchRules',
  method: 'GET',
  path: '/districts/{districtCode}/watch-rules',
  summary: 'The rules by which the district is watched, in words (预警规则)',
  access: ['regulator'],
  within: 'districtCode',
  params: z.object({ districtCode: DistrictCode }),
  response: z.object({ items: z.array(WatchRule), night: WatchNight }),
});

const RuleParams = z.object({
  districtCode: DistrictCode,
  ruleCode: z.string().check(z.regex(/^Y[JT]\d{2}[ab]?$/, '规则编号不对')),
});
const CHANGES = {
  method: 'POST',
  access: ['regulator'],
  within: 'districtCode',
  params: RuleParams,
  idempotent: true,
  response: WatchRule,
} as const;

export const changeWatchRule = defineRoute({
  ...CHANGES,
  id: 'changeWatchRule',
  path: '/districts/{districtCode}/watch-rules/{ruleCode}',
  summary: 'Changes the state or the figures of a rule; what touches one in use waits for a second person (改预警规则)',
  body: z.object({ version: Version, state: RuleState, figures: RuleFigures, why: words }),
  publishes: ['why'],
  errors: ['version.stale', 'watchRules.wrongState', 'watchRules.figureUnfit'],
});

export const decideWatchRule = defineRoute({
  ...CHANGES,
  id: 'decideWatchRule',
  path: '/districts/{districtCode}/watch-rules/{ruleCode}/decision',
  summary: 'Confirms or drops a proposed change of a rule, by another person than who proposed it (确认规则修改)',
  body: z.object({ version: Version, verdict: z.enum(['confirm', 'drop']) }),
  errors: ['version.stale', 'watchRules.nothingProposed', 'watchRules.notTried', 'watchRules.samePerson'],
});

/** What a rule would find in one village with other figures: numbers, and the sentences that are about nobody. */
export const RuleTrial = z.object({
  /** Absent where it cannot run with these figures. */
  before: z.optional(z.int()),
  after: z.optional(z.int()),
  /** The village has fewer of what the rule counts than it needs to say anything. */
  tooFew: z.optional(z.object({ have: z.int(), need: z.int() })),
  sentences: z.array(z.string()),
  asOf: Instant,
});

export const tryWatchRule = defineRoute({
  id: 'tryWatchRule',
  method: 'POST',
  path: '/districts/{districtCode}/watch-rules/{ruleCode}/trial',
  summary: 'What a rule finds in one village as it is and with other figures; nothing is kept of it (试一个村)',
  access: ['regulator'],
  within: 'districtCode',
  params: RuleParams,
  body: z.object({ villageCode: VillageCode, figures: RuleFigures }),
  response: RuleTrial,
  errors: ['watchRules.figureUnfit'],
});
