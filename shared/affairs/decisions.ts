import { cite } from './citations';
import { CollectiveOrgan, organDecides, ReservedMatter } from './collective-organ';
import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { ConfirmsContact } from '../text/public-words';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** 大额支出 工程 土地和资源发包 低保评议 集体收益分配 其他. */
export const DecisionKind = z.enum(['spending', 'works', 'leasing', 'welfare', 'sharing', 'other']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** 村党组织提议 · “两委”商议 · 党员大会审议 · 村民（代表）会议决议 · 决议公开 · 实施结果公开, in this order. */
export const DecisionStep = z.enum(['proposal', 'discussion', 'review', 'resolution', 'publicity', 'result']);
export type DecisionStep = z.infer<typeof DecisionStep>;

/**
 * Who met to resolve. By the committee law: 村民代表会议 · 村民会议（十八岁以上村民） · 村民会议（户代表). By the law of collective
 * organisations: 成员大会 · 成员代表大会.
 */
export const MeetingForm = z.enum(['representatives', 'villagers', 'households', 'members', 'memberRepresentatives']);
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
    source: cite('representativesMeeting'),
    confidence: 'high',
  },
  villagers: { quorum: HALF, agree: HALF, agreeOf: 'present', source: cite('villagersMeeting'), confidence: 'high' },
  households: {
    quorum: TWO_THIRDS,
    agree: HALF,
    agreeOf: 'present',
    source: cite('villagersMeeting'),
    confidence: 'high',
  },
  members: {
    quorum: TWO_THIRDS,
    agree: TWO_THIRDS,
    agreeOf: 'due',
    source: cite('membersMeeting'),
    confidence: 'high',
  },
  memberRepresentatives: {
    quorum: TWO_THIRDS,
    agree: TWO_THIRDS,
    agreeOf: 'due',
    source: cite('memberRepresentatives'),
    confidence: 'high',
  },
};

/** The meetings of the committee law. */
export const CommitteeForm = z.enum(['representatives', 'villagers', 'households']);
export type CommitteeForm = z.infer<typeof CommitteeForm>;
const COMMITTEE_FORMS: readonly MeetingForm[] = CommitteeForm.options;
/** What is decided on is the collective's property; 低保评议 is the committee's, and another matter may be either's. */
const COLLECTIVE_KINDS: readonly DecisionKind[] = ['spending', 'works', 'leasing', 'sharing'];

/** A title that names it is believed before what was ticked. */
const LAND_COMPENSATION = /(?:土地|征地|征收|青苗)补偿|安置补助/;

/** A matter as far as it says who must decide on it. `organ` is absent while the village has not said. */
export interface Matter {
  readonly kind: DecisionKind;
  readonly title: string;
  readonly organ?: CollectiveOrgan | undefined;
}

/**
 * Which meetings may resolve a matter on a day. Where a collective organisation is registered its own meetings decide on collective
 * property, by two thirds of all; elsewhere the committee law's do. A village that has not said which organ it has may record either.
 */
export function formsFor({ kind, title, organ }: Matter, heldOn: string): readonly MeetingForm[] {
  const isCollective = COLLECTIVE_KINDS.includes(kind) || LAND_COMPENSATION.test(title);
  if (kind === 'welfare' && !isCollective) return COMMITTEE_FORMS;
  if (!organ) return MeetingForm.options;
  if (!organDecides(organ, heldOn)) return COMMITTEE_FORMS;
  const own: MeetingForm[] = organ.form === 'representatives' ? ['members', 'memberRepresentatives'] : ['members'];
  return isCollective ? own : [...COMMITTEE_FORMS, ...own];
}

export const RESERVED_NAME: Readonly<Record<ReservedMatter, string>> = {
  charter: '章程',
  membership: '成员确认',
  allotment: '承包、宅基地和份额量化',
  landCompensation: '土地补偿费的分配、使用',
  merger: '合并、分立、解散',
};

/** Why this meeting may not resolve this matter; undefined where it may. */
function whyNotForm(
  { form, heldOn, reserved }: { form: MeetingForm; heldOn: string; reserved: StepRecord['reserved'] },
  matter: Matter,
): { path: string; message: string } | undefined {
  if (!formsFor(matter, heldOn).includes(form)) {
    const message =
      matter.kind === 'welfare'
        ? '低保评议由村民会议或村民代表会议定，请选是哪一种'
        : COMMITTEE_FORMS.includes(form)
          ? `本村登记了集体经济组织，集体财产上的事由${matter.organ?.form === 'representatives' ? '成员大会或成员代表大会' : '成员大会'}定，要全体的三分之二以上同意（${cite('membersMeeting')}）`
          : form === 'memberRepresentatives' && matter.organ && organDecides(matter.organ, heldOn)
            ? `本村没有设成员代表大会，要开成员大会（${cite('membersMeeting')}）。设了的，先在“集体经济组织”里改`
            : '开会那天本村还没有登记集体经济组织，请选村民会议或村民代表会议。登记了的，先在“集体经济组织”里填';
    return { path: 'vote.form', message };
  }
  if (form !== 'memberRepresentatives') return undefined;
  const held = LAND_COMPENSATION.test(matter.title) ? 'landCompensation' : reserved;
  if (!held) return { path: 'reserved', message: '请选这件事是不是只能由成员大会定的；都不是就选“都不是”' };
  if (held === 'none') return undefined;
  return {
    path: 'vote.form',
    message: `${RESERVED_NAME[held]}不能由成员代表大会定，要开成员大会（${cite('memberRepresentatives')}）`,
  };
}

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

/** Whether a count is the share that is asked of all. */
export const reaches = ({ than, part, whole }: Share, count: number, of: number): boolean =>
  than === 'atLeast' ? count * whole >= part * of : count * whole > part * of;

/** How many people, of a village's at most. */
export const Count = z.int().check(z.minimum(0, '人数不对'), z.maximum(20_000, '人数不对'));

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
  /** Which of what a 成员代表大会 may not decide the matter is, or that it is none. */
  reserved: z.optional(z.enum([...ReservedMatter.options, 'none'])),
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

/** Whether a matter came as far as the meeting that resolves, whatever it said. */
export const cameToResolution = ({ step }: Pick<Decision, 'step'>): boolean =>
  DecisionStep.options.indexOf(step) >= DecisionStep.options.indexOf('resolution');

/** Whether a matter came as far as its meeting's resolution, and was not voted down there or later. */
export const isPastResolution = ({ state, step }: Pick<Decision, 'state' | 'step'>): boolean =>
  state !== 'failed' && cameToResolution({ step });

/** Whether money may be paid or raised by it: its meeting has resolved it, for a sum. */
export const isResolvedForSum = (decision: Pick<Decision, 'state' | 'step' | 'amountFen'>): boolean =>
  isPastResolution(decision) && decision.amountFen !== undefined;

export const DecisionDetail = z.extend(Decision, {
  villageName: z.string(),
  version: z.int(),
  /** Which organ the village has said it has. */
  organ: z.optional(CollectiveOrgan),
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
  { step, heldOn, untilOn, vote, reserved }: Pick<StepRecord, 'step' | 'heldOn' | 'untilOn' | 'vote' | 'reserved'>,
  { today, before, matter }: { today: string; before?: string | undefined; matter?: Matter | undefined },
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
    if (reserved && vote?.form !== 'memberRepresentatives') say('reserved', '只有成员代表大会的决议要选这一项');
    const unlawful =
      step === 'resolution' && vote?.form && matter && whyNotForm({ form: vote.form, heldOn, reserved }, matter);
    if (unlawful) say(unlawful.path, unlawful.message);
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
