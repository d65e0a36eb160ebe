import { VillageCode } from './divisions';
import { Ulid, Version } from './id';
import { ConfirmsContact } from './public-words';
import { PageQuery, pageOf } from './page';
import { defineRoute } from './route';
import { Day, Instant } from './time';
import * as z from './zod';

/** 大额支出 工程 土地和资源发包 低保评议 集体收益分配 其他. */
export const DecisionKind = z.enum(['spending', 'works', 'leasing', 'welfare', 'sharing', 'other']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** 村党组织提议 · “两委”商议 · 党员大会审议 · 村民（代表）会议决议 · 决议公开 · 实施结果公开, in this order. */
export const DecisionStep = z.enum(['proposal', 'discussion', 'review', 'resolution', 'publicity', 'result']);
export type DecisionStep = z.infer<typeof DecisionStep>;

/** Who met to resolve: 村民代表会议 · 村民会议（十八岁以上村民） · 村民会议（户代表）. */
export const MeetingForm = z.enum(['representatives', 'villagers', 'households']);
export type MeetingForm = z.infer<typeof MeetingForm>;

/** How a step came out. A meeting too small to decide, or without enough votes for it, ends the matter (未通过). */
export const StepOutcome = z.enum(['done', 'tooFew', 'notAgreed']);
export type StepOutcome = z.infer<typeof StepOutcome>;

/** 办理中 · 未通过 · 已办结. */
export const DecisionState = z.enum(['open', 'failed', 'finished']);
export type DecisionState = z.infer<typeof DecisionState>;

/** `part` of `whole`, reached (`atLeast`) or passed (`moreThan`). */
interface Share {
  readonly than: 'atLeast' | 'moreThan';
  readonly part: 1 | 2;
  readonly whole: 2 | 3;
}
const HALF: Share = { than: 'moreThan', part: 1, whole: 2 };
const TWO_THIRDS: Share = { than: 'atLeast', part: 2, whole: 3 };

interface VoteRule {
  /** How many of those who belong to the meeting must be there. */
  readonly quorum: Share;
  /** How many must agree, of those present or of all who belong to it. */
  readonly agree: Share;
  readonly agreeOf: 'present' | 'due';
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

const LAW = '村民委员会组织法（2018年文本）';
/** 四议两公开 is a way of working set by the party (农村基层组织工作条例); its numbers are the common practice, not a law's. */
const PRACTICE = '各地“四议两公开”工作办法的通行做法';

export const COMMITTEE_VOTE: VoteRule = {
  quorum: HALF,
  agree: HALF,
  agreeOf: 'present',
  source: PRACTICE,
  confidence: 'low',
};
export const PARTY_VOTE: VoteRule = {
  quorum: TWO_THIRDS,
  agree: HALF,
  agreeOf: 'due',
  source: PRACTICE,
  confidence: 'medium',
};
export const RESOLUTION_VOTE: Readonly<Record<MeetingForm, VoteRule>> = {
  representatives: {
    quorum: TWO_THIRDS,
    agree: HALF,
    agreeOf: 'present',
    source: `${LAW}第二十六条`,
    confidence: 'high',
  },
  villagers: { quorum: HALF, agree: HALF, agreeOf: 'present', source: `${LAW}第二十二条`, confidence: 'high' },
  households: { quorum: TWO_THIRDS, agree: HALF, agreeOf: 'present', source: `${LAW}第二十二条`, confidence: 'high' },
};

/** For how many days a resolution and its result are shown at least: the district's own number, no law names one. */
export const PUBLICITY_DAYS = 7;

interface StepRule {
  readonly needs: 'meeting' | 'vote' | 'publicity';
  /** Who may record it. */
  readonly roles: readonly 'cadre'[];
}

/** What each step needs. A step is recorded only when all before it are, and none of them failed. */
export const STEP_RULES: Readonly<Record<DecisionStep, StepRule>> = {
  proposal: { needs: 'meeting', roles: ['cadre'] },
  discussion: { needs: 'vote', roles: ['cadre'] },
  review: { needs: 'vote', roles: ['cadre'] },
  resolution: { needs: 'vote', roles: ['cadre'] },
  publicity: { needs: 'publicity', roles: ['cadre'] },
  result: { needs: 'publicity', roles: ['cadre'] },
};

export const voteRuleOf = (step: DecisionStep, form: MeetingForm | undefined): VoteRule | undefined =>
  step === 'discussion'
    ? COMMITTEE_VOTE
    : step === 'review'
      ? PARTY_VOTE
      : step === 'resolution' && form
        ? RESOLUTION_VOTE[form]
        : undefined;

const reaches = ({ than, part, whole }: Share, count: number, of: number): boolean =>
  than === 'atLeast' ? count * whole >= part * of : count * whole > part * of;

const Count = z.int().check(z.minimum(0, '人数不对'), z.maximum(20_000, '人数不对'));

/** Who was to come, who came, and how they voted. */
export const Vote = z.object({
  form: z.optional(MeetingForm),
  due: Count.check(z.minimum(1, '应到多少人要填')),
  present: Count,
  agree: Count,
  against: Count,
  abstain: Count,
});
export type Vote = z.infer<typeof Vote>;

/** What a vote comes to by the rule of its step. */
export function outcomeOf(step: DecisionStep, vote: Vote | undefined): StepOutcome {
  const rule = voteRuleOf(step, vote?.form);
  if (!rule || !vote) return 'done';
  if (!reaches(rule.quorum, vote.present, vote.due)) return 'tooFew';
  return reaches(rule.agree, vote.agree, rule.agreeOf === 'due' ? vote.due : vote.present) ? 'done' : 'notAgreed';
}

/** What is written down of a step. Which parts are needed depends on the step (`STEP_RULES`). */
export const StepRecord = z.object({
  step: DecisionStep,
  /** The day of the meeting, or the first day of the publicity. */
  heldOn: Day,
  /** A publicity's last day. */
  untilOn: z.optional(Day),
  place: z.string().check(z.trim(), z.minLength(2, '在哪里要填'), z.maxLength(60, '地点太长了')),
  /** What was said and settled. */
  text: z
    .string()
    .check(z.trim(), z.minLength(4, '说了什么、定了什么要写几句'), z.maxLength(2000, '内容不超过 2000 个字')),
  vote: z.optional(Vote),
  /** What people objected during a publicity, and what came of it. */
  objections: z.optional(z.string().check(z.trim(), z.maxLength(1000, '不超过 1000 个字'))),
});
export type StepRecord = z.infer<typeof StepRecord>;

export const DecisionRecord = z.extend(StepRecord, {
  recordId: Ulid,
  outcome: StepOutcome,
  author: z.string(),
  recordedAt: Instant,
  /** This record puts right an earlier one, which stays: why (更正). */
  corrects: z.optional(Ulid),
  reason: z.optional(z.string()),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

export const Decision = z.object({
  decisionId: Ulid,
  villageCode: VillageCode,
  kind: DecisionKind,
  title: z.string(),
  amountFen: z.optional(z.int()),
  state: DecisionState,
  /** The last step that is recorded. */
  step: DecisionStep,
  /** The step that comes next, while it is open. */
  next: z.optional(DecisionStep),
  startedOn: Day,
  updatedAt: Instant,
});
export type Decision = z.infer<typeof Decision>;

export const DecisionDetail = z.extend(Decision, {
  villageName: z.string(),
  version: z.int(),
  records: z.array(DecisionRecord),
});
export type DecisionDetail = z.infer<typeof DecisionDetail>;

/** For each step the record that counts: the last of those that correct each other. */
export function standingRecords<R extends Pick<DecisionRecord, 'recordId' | 'step' | 'corrects'>>(
  records: readonly R[],
): Partial<Record<DecisionStep, R>> {
  const corrected = new Set(records.flatMap(({ corrects }) => corrects ?? []));
  return Object.fromEntries(
    records.filter(({ recordId }) => !corrected.has(recordId)).map((record) => [record.step, record]),
  );
}

/** Where a matter stands by its records: the order of the steps is the whole table. */
export function standingOf(records: readonly Pick<DecisionRecord, 'recordId' | 'step' | 'corrects' | 'outcome'>[]): {
  state: DecisionState;
  step: DecisionStep;
  next?: DecisionStep;
} {
  const standing = standingRecords(records);
  let step: DecisionStep = 'proposal';
  for (const each of DecisionStep.options) {
    const record = standing[each];
    if (!record) return { state: 'open', step, next: each };
    step = each;
    if (record.outcome !== 'done') return { state: 'failed', step };
  }
  return { state: 'finished', step };
}

/** What is wrong with a record, field by field, beyond its shape. `before` is the day of the step before. */
export function problemsOf(
  { step, heldOn, untilOn, vote }: Pick<StepRecord, 'step' | 'heldOn' | 'untilOn' | 'vote'>,
  { today, before }: { today: string; before?: string | undefined },
): { path: string; message: string }[] {
  const { needs } = STEP_RULES[step];
  const problems: { path: string; message: string }[] = [];
  const say = (path: string, message: string) => void problems.push({ path, message });
  if (heldOn > today) say('heldOn', '日子还没到，开过会再来记');
  if (before && heldOn < before) say('heldOn', '不能早于上一步的日子');
  if (needs === 'vote') {
    if (!vote) say('vote.due', '到了多少人、怎么表决的要填');
    if (vote && vote.present > vote.due) say('vote.present', '实到人数比应到的还多');
    if (vote && vote.agree + vote.against + vote.abstain !== vote.present)
      say('vote.agree', '赞成、反对、弃权加起来要等于实到人数');
    if (vote && step === 'resolution' && !vote.form) say('vote.form', '请选是哪一种会');
    if (vote?.form && step !== 'resolution') say('vote.form', '这一步不分是哪一种会');
  } else if (vote) say('vote.due', '这一步不用表决');
  if (needs === 'publicity') {
    const least = new Date(Date.parse(`${heldOn}T00:00:00.000Z`) + (PUBLICITY_DAYS - 1) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    if (!untilOn) say('untilOn', '公示到哪一天要填');
    else if (untilOn < least) say('untilOn', `至少要公示 ${PUBLICITY_DAYS} 天`);
  } else if (untilOn) say('untilOn', '这一步没有公示期');
  return problems;
}

const InVillage = z.object({ villageCode: VillageCode });
const OneDecision = z.object({ villageCode: VillageCode, decisionId: Ulid });

export const listDecisions = defineRoute({
  id: 'listDecisions',
  method: 'GET',
  path: '/villages/{villageCode}/decisions',
  summary: "A village's great matters of one kind or of all, newest first (四议两公开)",
  access: 'public',
  params: InVillage,
  query: z.extend(PageQuery, { kind: z.optional(DecisionKind) }),
  response: pageOf(Decision),
  errors: ['page.badCursor'],
});

export const showDecision = defineRoute({
  id: 'showDecision',
  method: 'GET',
  path: '/villages/{villageCode}/decisions/{decisionId}',
  summary: 'One matter, every step of it and every correction',
  access: 'public',
  params: OneDecision,
  response: DecisionDetail,
});

export const startDecision = defineRoute({
  id: 'startDecision',
  method: 'POST',
  path: '/villages/{villageCode}/decisions',
  summary: 'Record that the party branch has proposed a matter (村党组织提议)',
  access: ['cadre'],
  within: 'villageCode',
  idempotent: true,
  params: InVillage,
  body: z.object({
    kind: DecisionKind,
    title: z.string().check(z.trim(), z.minLength(4, '标题至少 4 个字'), z.maxLength(60, '标题不超过 60 个字')),
    amountFen: z.optional(z.int().check(z.minimum(1, '金额不对'), z.maximum(99_999_999_999, '金额太大了'))),
    record: StepRecord,
    ...ConfirmsContact,
  }),
  publishes: ['title', 'record.place', 'record.text', 'record.objections'],
  response: DecisionDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'decisions.outOfOrder'],
  limit: { calls: 30, perSeconds: 86_400 },
});

export const recordDecisionStep = defineRoute({
  id: 'recordDecisionStep',
  method: 'POST',
  path: '/villages/{villageCode}/decisions/{decisionId}/records',
  summary: 'Record the next step of a matter',
  access: ['cadre'],
  within: 'villageCode',
  idempotent: true,
  params: OneDecision,
  body: z.object({ version: Version, record: StepRecord, ...ConfirmsContact }),
  publishes: ['record.place', 'record.text', 'record.objections'],
  response: DecisionDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'version.stale', 'decisions.outOfOrder'],
});

export const correctDecisionRecord = defineRoute({
  id: 'correctDecisionRecord',
  method: 'POST',
  path: '/villages/{villageCode}/decisions/{decisionId}/corrections',
  summary: 'Put a recorded step right by a further record; both are shown (更正)',
  access: ['cadre'],
  within: 'villageCode',
  idempotent: true,
  params: OneDecision,
  body: z.object({
    version: Version,
    corrects: Ulid,
    reason: z
      .string()
      .check(z.trim(), z.minLength(4, '请写清楚为什么更正，至少 4 个字'), z.maxLength(200, '不超过 200 个字')),
    record: StepRecord,
    ...ConfirmsContact,
  }),
  publishes: ['reason', 'record.place', 'record.text', 'record.objections'],
  response: DecisionDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'version.stale', 'decisions.outOfOrder'],
});
