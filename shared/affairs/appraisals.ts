import { cite } from './citations';
import { CommitteeForm, Count, reaches, RESOLUTION_VOTE } from './decisions';
import { DistrictCode, TownCode, VillageCode } from '../divisions';
import type { FieldError } from '../errors';
import { Ulid, Version } from '../id';
import { defineRoute } from '../route';
import { ConfirmsContact } from '../text/public-words';
import { Day, Instant, Year, yearOf } from '../time';
import * as z from '../zod';

/**
 * 民主评议: the yearly appraisal of a village committee's members by a meeting of the villagers. It is an act of law; what people think of
 * a cadre (我要点评) is none of it, and no star is ever shown beside a grade.
 */

/** 优秀 称职 基本称职 不称职. The law knows the last alone; the other words are common practice. */
export const AppraisalGrade = z.enum(['excellent', 'competent', 'basic', 'unfit']);
export type AppraisalGrade = z.infer<typeof AppraisalGrade>;

/** Who is appraised: 村民委员会成员 · 由村民或者村集体承担误工补贴的聘用人员. */
export const AppraisedPost = z.enum(['member', 'hired']);
export type AppraisedPost = z.infer<typeof AppraisedPost>;

/** Why somebody of the village's list of cadres is not: 村务监督委员会的人 · 只任党内职务 · 补贴不由村民和村集体承担. */
export const ExemptReason = z.enum(['supervises', 'partyOnly', 'paidElsewhere']);
export type ExemptReason = z.infer<typeof ExemptReason>;

/** Where the rules come from, for who reads a result. */
export const APPRAISAL_SOURCES = {
  /** Yearly, led by the supervision body; a member's office ends after 不称职 twice in a row. */
  duty: cite('appraisal'),
  /** 不称职 is what more than half of those present voted: the law names no share, so its meeting's own majority counts. */
  unfit: '法律没有写明多少票算不称职，按会议的表决规则：到会的过半数',
  /** The other three grades. */
  grades: '优秀、称职、基本称职按各地通行做法：从高到低数，过了到会半数的那一档',
} as const;

const Appraised = z.object({
  cadreId: Ulid,
  post: AppraisedPost,
  excellent: Count,
  competent: Count,
  basic: Count,
  unfit: Count,
  /** 弃权和废票. */
  abstain: Count,
});
type Appraised = z.infer<typeof Appraised>;

const Exempt = z.object({ cadreId: Ulid, why: ExemptReason });
const MOST_CADRES = 30;

/** A meeting as it is written down: which, when, who came, and how many voted what of whom. */
export const AppraisalMeeting = z.object({
  heldOn: Day,
  place: z.string().check(z.trim(), z.minLength(2, '在哪里要填'), z.maxLength(60, '地点太长了')),
  form: CommitteeForm,
  due: Count.check(z.minimum(1, '应到多少人要填')),
  present: Count,
  /** The minutes in short. */
  text: z.string().check(z.trim(), z.minLength(4, '会怎么开的要写几句'), z.maxLength(2000, '内容不超过 2000 个字')),
  people: z.array(Appraised).check(z.minLength(1, '至少要评议一个人'), z.maxLength(MOST_CADRES, '人太多了')),
  exempt: z.array(Exempt).check(z.maxLength(MOST_CADRES, '人太多了')),
});
export type AppraisalMeeting = z.infer<typeof AppraisalMeeting>;

/** Somebody as the village's list of cadres had them. */
interface Named {
  readonly cadreId: string;
  readonly name: string;
  readonly title: string;
}
const NAMED = { name: z.string(), title: z.string() };

export const AppraisalRecord = z.extend(AppraisalMeeting, {
  people: z.array(z.extend(Appraised, { ...NAMED, grade: AppraisalGrade })),
  exempt: z.array(z.extend(Exempt, NAMED)),
  /** 1 is the first; each further one puts right the one before, which stays. */
  revision: z.int(),
  author: z.string(),
  recordedAt: Instant,
  /** Why it was put right (更正). */
  reason: z.optional(z.string()),
});
export type AppraisalRecord = z.infer<typeof AppraisalRecord>;

/** Which of its year a meeting is: the law has at least one, and nothing forbids a second. */
export const AppraisalNumber = z.int().check(z.minimum(1), z.maximum(12, '一年最多记 12 次'));

export const HeldAppraisal = z.object({
  year: z.int(),
  number: AppraisalNumber,
  version: Version,
  /** In the order they were written; the last counts. */
  records: z.array(AppraisalRecord),
  /** Who was 不称职 here and the last time before, by the day of the meetings. */
  twiceUnfit: z.array(Ulid),
});
export type HeldAppraisal = z.infer<typeof HeldAppraisal>;

/** What the votes of one person come to: 不称职 by more than half of those present, else the best grade that such a half reached or passed. */
export function gradeOf(
  { excellent, competent, unfit }: Pick<Appraised, 'excellent' | 'competent' | 'unfit'>,
  present: number,
): AppraisalGrade {
  const half = (count: number) => reaches({ than: 'moreThan', part: 1, whole: 2 }, count, present);
  if (half(unfit)) return 'unfit';
  return half(excellent) ? 'excellent' : half(excellent + competent) ? 'competent' : 'basic';
}

/** The first year that a path can name. */
const FIRST_DAY = '2000-01-01';

/** A title that says so is believed before what was ticked. */
const isMember = ({ title }: Named): boolean => /村委会|村民委员会/.test(title);

const MUST_COME = { atLeast: '三分之二以上', moreThan: '过半数' } as const;
const FORM_NAME: Readonly<Record<CommitteeForm, string>> = {
  representatives: '村民代表会议',
  villagers: '村民会议',
  households: '户代表会议',
};

/**
 * What is wrong with a meeting, field by field and row by row, beyond its shape. `required` are those for whom it must be said whether
 * they were appraised; `known` those for whom it may be.
 */
export function problemsOfAppraisal(
  { heldOn, form, due, present, people, exempt }: AppraisalMeeting,
  { today, required, known }: { today: string; required: readonly Named[]; known: readonly Named[] },
): FieldError[] {
  const problems: FieldError[] = [];
  const say = (path: string, message: string) => void problems.push({ path, message });
  if (heldOn > today) say('heldOn', '日子还没到，开过会再来记');
  if (heldOn < FIRST_DAY) say('heldOn', '年份不对，请检查');
  const { quorum, source } = RESOLUTION_VOTE[form];
  if (present > due) say('present', '实到人数比应到的还多');
  else if (!reaches(quorum, present, due))
    say('present', `到会的不够：${FORM_NAME[form]}要${MUST_COME[quorum.than]}到会（${source}），这次评议不算数`);

  const seen = new Set<string>();
  const find = (path: string, cadreId: string, row: number): { cadre?: Named | undefined; at: string } => {
    const cadre = known.find((one) => one.cadreId === cadreId);
    const at = `第 ${row + 1} 行${cadre ? ` ${cadre.title} ${cadre.name}` : ''}：`;
    if (!cadre) say(`${path}.cadreId`, `${at}本村的村干部名单里没有这个人`);
    if (seen.has(cadreId)) say(`${path}.cadreId`, `${at}前面已经有这个人了，一个人只能记一次`);
    seen.add(cadreId);
    return { cadre, at };
  };
  people.forEach((one, row) => {
    const path = `people.${row}`;
    const { cadre, at } = find(path, one.cadreId, row);
    const votes = one.excellent + one.competent + one.basic + one.unfit + one.abstain;
    if (votes !== present) say(`${path}.excellent`, `${at}各档的票加起来是 ${votes}，实到是 ${present}，两个数要一样`);
    if (cadre && isMember(cadre) && one.post !== 'member')
      say(`${path}.post`, `${at}按职务是村委会成员，请选村委会成员`);
  });
  exempt.forEach(({ cadreId, why }, row) => {
    const path = `exempt.${row}`;
    const { cadre, at } = find(path, cadreId, people.length + row);
    if (!cadre) return;
    if (isMember(cadre)) say(`${path}.why`, `${at}按职务是村委会成员，必须评议（${APPRAISAL_SOURCES.duty}）`);
    else if (why === 'supervises' && !cadre.title.includes('监'))
      say(`${path}.why`, `${at}职务里看不出是村务监督委员会的人，请选别的原因`);
  });
  for (const { cadreId, title, name } of required)
    if (!seen.has(cadreId)) say('people', `${title} ${name}没有评议，也没有写明为什么不评`);
  return problems;
}

const InVillage = z.object({ villageCode: VillageCode });

export const listAppraisals = defineRoute({
  id: 'listAppraisals',
  method: 'GET',
  path: '/villages/{villageCode}/appraisals',
  summary:
    "The yearly appraisals of a village's committee and paid helpers, newest first, with every correction (民主评议)",
  access: 'public',
  params: InVillage,
  response: z.object({
    villageName: z.string(),
    /** Whether the law's 民主评议 is this place's: a community's committee is under another law. */
    applies: z.boolean(),
    items: z.array(HeldAppraisal),
  }),
});

export const recordAppraisal = defineRoute({
  id: 'recordAppraisal',
  method: 'POST',
  path: '/villages/{villageCode}/appraisals',
  summary:
    'Record a meeting that appraised them, at least one a year; nobody records who is appraised or of their family',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: InVillage,
  body: z.object({
    /** Which of its year it is, as its writer knows them: so that two who write down one meeting make one record. */
    number: z._default(AppraisalNumber, 1),
    meeting: AppraisalMeeting,
    ...ConfirmsContact,
  }),
  publishes: ['meeting.place', 'meeting.text'],
  response: HeldAppraisal,
  errors: ['content.rejected', 'wechat.unavailable', 'appraisals.ownMatter', 'identity.bindingRequired'],
  limit: { calls: 30, perSeconds: 86_400 },
});

export const correctAppraisal = defineRoute({
  id: 'correctAppraisal',
  method: 'POST',
  path: '/villages/{villageCode}/appraisals/{year}/corrections',
  summary: 'Put an appraisal of a year right by a further record; both are shown (更正)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: z.object({ villageCode: VillageCode, year: Year }),
  body: z.object({
    number: z._default(AppraisalNumber, 1),
    version: Version,
    reason: z
      .string()
      .check(z.trim(), z.minLength(4, '请写清楚为什么更正，至少 4 个字'), z.maxLength(200, '不超过 200 个字')),
    meeting: AppraisalMeeting,
    ...ConfirmsContact,
  }),
  publishes: ['reason', 'meeting.place', 'meeting.text'],
  response: HeldAppraisal,
  errors: [
    'content.rejected',
    'wechat.unavailable',
    'version.stale',
    'appraisals.ownMatter',
    'identity.bindingRequired',
  ],
  limit: { calls: 30, perSeconds: 86_400 },
});

export const listUnheldAppraisals = defineRoute({
  id: 'listUnheldAppraisals',
  method: 'GET',
  path: '/divisions/{division}/unheld-appraisals',
  summary:
    'The villages of a town or the district of which no appraisal of this year, or of the last one, is recorded (没有开民主评议的村)',
  access: ['township', 'regulator'],
  within: 'division',
  params: z.object({ division: z.union([TownCode, DistrictCode]) }),
  response: z.object({
    year: z.int(),
    /** How many villages have to hold one: a community's committee is under another law. */
    villages: z.int(),
    items: z.array(
      z.object({
        villageCode: VillageCode,
        villageName: z.string(),
        townName: z.string(),
        /** The later first. */
        missing: z.array(z.int()),
      }),
    ),
  }),
});

/** The year a meeting counts for: the one it was held in. */
export const appraisedYear = ({ heldOn }: Pick<AppraisalMeeting, 'heldOn'>): number => yearOf(heldOn);
