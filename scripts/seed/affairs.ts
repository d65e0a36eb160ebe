import {
  type DecisionKind,
  type DecisionRecord,
  DecisionStep,
  outcomeOf,
  standingOf,
  STEP_RULES,
  type Vote,
} from '@shared/affairs/decisions';
import { DUTIES, type DutyCode, periodWords } from '@shared/affairs/duties';
import { addDays, dayInChina } from '@shared/time';
import type { StoredAppraisal } from '../../functions/affairs/appraisals/appraisal-store';
import type { StoredDecision } from '../../functions/affairs/decisions/decision-store';
import { openRecord, withMet } from '../../functions/affairs/duties/duty-record';
import type { StoredDuties } from '../../functions/affairs/duties/duty-store';
import { excerptOf, publish, revise, withdraw } from '../../functions/affairs/notices/notice';
import type { StoredNotice } from '../../functions/affairs/notices/notice-store';
import type { StoredReader } from '../../functions/affairs/notices/reader-store';
import type { StoredRevision } from '../../functions/affairs/notices/revision-store';
import type { SeedAccount } from './accounts';
import { appraisalsOf } from './appraisals';
import type { Post } from './cadres';
import { noonOf } from './calendar';
import { DEMO_VILLAGES, demoPersonId, NIUJIAO } from './demo-people';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import type { SeedNotice } from './notices';

/** What a village's affairs are, beyond the notices on its board. */
export interface SeedAffairs {
  readonly notices: readonly StoredNotice[];
  readonly pinned?: string;
  readonly revisions: readonly StoredRevision[];
  readonly readers: readonly StoredReader[];
  readonly duties: StoredDuties;
  readonly decisions: readonly { decision: StoredDecision; records: readonly DecisionRecord[] }[];
  readonly appraisals: readonly StoredAppraisal[];
}

interface Given {
  readonly dice: Dice;
  readonly village: SeedVillage;
  readonly board: readonly SeedNotice[];
  readonly cadres: readonly Post[];
  readonly accounts: readonly SeedAccount[];
  readonly groups: readonly string[];
  /** What is scheduled lies after it. */
  readonly now: string;
}

/** A village in five has been asked for the third quarter; from the others the publications are counted from the fourth on. */
const ASKED_EARLY = 0.2;
const QUARTER = '2026-Q3';

/** What the demo's village has published besides its money; what its neighbours have not. */
const QUARTERLY: readonly [code: DutyCode, body: string][] = [
  [
    'decisions',
    '本季度村民代表会议开了一次，定了三件事：三组机耕道硬化、大堰塘重新发包、聘两名保洁员。机耕道已经完工，堰塘正在公示。',
  ],
  [
    'government',
    '本季度帮政府办了这些事：医保缴费代办 216 户，养老认证上门 38 人，秸秆禁烧巡查每天两次，房屋安全排查 412 户。',
  ],
  ['party', '党支部本季度开主题党日三次、党员大会一次，发展对象一名；走访困难党员和老党员 11 户。'],
];

const asStored = (village: SeedVillage, { duty, ...notice }: SeedNotice): StoredNotice => ({
  ...notice,
  ...(duty && { duty }),
  villageName: village.shortName,
  excerpt: excerptOf(notice.body),
  asksReceipt: false,
  version: 1,
  revision: 1,
});

export function affairsOf(given: Given): SeedAffairs {
  const { dice, village, board, now } = given;
  const isDemo = DEMO_VILLAGES.includes(village.code);
  const own = village.code === NIUJIAO ? ownNotices(given) : { notices: [], revisions: [], readers: [] };
  const notices = [...board.map((notice) => asStored(village, notice)), ...own.notices];
  const early = isDemo || dice.chance(ASKED_EARLY);
  let record = openRecord(early ? '2026-07-01' : '2026-10-01');
  for (const { duty, noticeId, publishedAt, withdrawnAt } of notices)
    if (duty && !withdrawnAt && duty.period >= record.since[duty.code])
      record = withMet(record, { ...duty, noticeId, publishedAt }, now);
  return {
    ...own,
    notices,
    duties: {
      villageCode: village.code,
      villageName: village.shortName,
      townName: village.townName,
      since: record.since,
      met: [...record.met],
      version: 1,
    },
    decisions: decisionsOf(given, isDemo),
    appraisals: appraisalsOf(village, given.cadres),
  };
}

/** The demo's village: one to be read and signed for, one revised, one withdrawn, one scheduled, the quarter's publications. */
function ownNotices({ dice, village, cadres, accounts, now }: Given) {
  const author = `${cadres[0]!.title} ${cadres[0]!.person.name}`;
  const publishedAt = (at: string, content: Parameters<typeof publish>[0]) => {
    const { code: villageCode, shortName: villageName } = village;
    return publish(content, { noticeId: dice.ulid(at), villageCode, villageName, author }, at);
  };
  const quarterly = QUARTERLY.map(([code, body], place) => {
    const { name, kind } = DUTIES.find((duty) => duty.code === code)!;
    const title = `${periodWords(QUARTER)}${name.length > 12 ? '村里定的事' : name}公开`;
    const duty = { code, period: QUARTER };
    return publishedAt(noonOf(addDays('2026-10-08', place)), { kind, title, body, duty });
  });
  const asked = publishedAt(noonOf('2026-11-16'), {
    kind: 'affairs',
    title: '冬季森林防火，请每家看一遍',
    body: '从 12 月 1 日到明年 4 月底，山上一律不准带火种。\n\n上坟改用鲜花，烧草木灰要先报村里。发现山火马上打村里电话，人先撤到公路上，不要自己去扑。\n\n各组护林员名单贴在公开栏。',
    asksReceipt: true,
  });
  const first = publishedAt(noonOf('2026-11-12'), {
    kind: 'service',
    title: '11月28日停水检修',
    body: '主水管要检修。\n\n11 月 28 日早上 8 点到晚上 6 点全村停水，请提前存水。\n\n学校和卫生室由村里送水。',
  });
  const revised = revise(
    first,
    {
      title: '11月28日停水检修',
      body: '主水管要检修。\n\n11 月 28 日早上 8 点到下午 2 点，一组、二组、三组停水，请提前存水。\n\n学校和卫生室由村里送水。有事打村里电话。',
    },
    noonOf('2026-11-14'),
  );
  const revisions: StoredRevision[] = [
    { noticeId: first.noticeId, revision: 1, title: first.title, body: first.body, author, at: first.publishedAt },
    {
      noticeId: first.noticeId,
      revision: 2,
      title: revised.title,
      body: revised.body,
      author,
      at: revised.revisedAt!,
      reason: '水厂改了检修安排，时间短了，四组以外不停水',
    },
  ];
  const withdrawn = withdraw(
    publishedAt(noonOf('2026-11-09'), {
      kind: 'affairs',
      title: '临时救助名单公示',
      body: '本月临时救助三户，名单和联系电话见下。',
    }),
    { reason: '里面写了村民的电话，改好后另发', by: author, at: noonOf('2026-11-10') },
  );
  const soon = `${addDays(dayInChina(now), 3)}T01:00:00.000Z`;
  const scheduled = publishedAt(soon, {
    kind: 'service',
    title: '年底前医保集中代办三天',
    body: '村里请了镇上的同志来代办医保缴费，带身份证或者户口簿，三天都在党群服务中心。老人走不动的，打电话上门办。',
  });
  const wang = demoPersonId('wang-xiuying');
  const readers = accounts
    .filter(({ person }) => person.personId !== wang)
    .map(({ person: { personId, name, group } }, place): StoredReader => ({
      noticeId: asked.noticeId,
      group,
      personId,
      name,
      readAt: new Date(Date.parse(noonOf('2026-11-17')) + place * 3_600_000).toISOString(),
    }));
  return {
    notices: [...quarterly, withdrawn, revised, asked, scheduled],
    pinned: asked.noticeId,
    revisions,
    readers,
  };
}

export interface Matter {
  readonly kind: DecisionKind;
  readonly title: string;
  readonly amountYuan?: number;
  readonly from: string;
  /** On which day after `from` each step was taken; every six days unless told. */
  readonly days?: readonly number[];
  /** What was written down of each step: as many as were taken. */
  readonly texts: readonly string[];
  /** The vote of the last step did not pass. */
  readonly fails?: boolean;
  readonly corrected?: string;
}

const MATTERS: readonly Matter[] = [
  {
    kind: 'leasing',
    title: '大堰塘重新发包，五年',
    from: '2026-09-18',
    texts: [
      '大堰塘合同年底到期，党支部提议公开竞价重新发包。',
      '两委商量：底价每年 4,200 元，承包期五年，不准影响灌溉。',
      '党员大会审议通过，要求把灌溉用水写进合同。',
      '村民代表会议表决同意，在镇产权交易站竞价。',
    ],
  },
  {
    kind: 'spending',
    title: '花 8 万元翻修村办公楼外墙',
    amountYuan: 80_000,
    from: '2026-06-05',
    texts: [
      '党支部提议翻修办公楼外墙，预算 8 万元。',
      '两委商量，有人提出先修漏雨的屋顶，最后同意交党员大会。',
      '党员大会审议，意见不一，过半数同意交村民代表会议。',
      '村民代表认为钱应该先用在灌溉渠上，表决没有通过，这件事不办了。',
    ],
    fails: true,
  },
  {
    kind: 'welfare',
    title: '2026年四季度低保评议',
    from: '2026-11-06',
    texts: ['本季度新申请低保 4 户，入户看过，党支部提议开会评议。', '两委逐户商量：3 户材料齐，1 户要补收入证明。'],
  },
];

const STEP_GAP_DAYS = 6;
const PUBLICITY_SHOWN_DAYS = 15;

/** Matters that move no money of the village yet. Works are decided with their projects: see decided.ts. */
function decisionsOf({ dice, village, cadres }: Given, isDemo: boolean): SeedAffairs['decisions'] {
  const chosen = isDemo ? MATTERS : [dice.pick(MATTERS.slice(0, 2))];
  return chosen.map((matter) => decidedOn(dice, village, cadres, matter, isDemo));
}

/** A matter with the records of the steps it took. */
export function decidedOn(
  dice: Dice,
  village: SeedVillage,
  cadres: readonly Post[],
  matter: Matter,
  isDemo: boolean,
): SeedAffairs['decisions'][number] {
  const author = `${cadres[0]!.title} ${cadres[0]!.person.name}`;
  const dayOf = (place: number) => addDays(matter.from, matter.days?.[place] ?? place * STEP_GAP_DAYS);
  const recordIds = matter.texts.map((_, place) => noonOf(dayOf(place)));
  const records = matter.texts.map((text, place): DecisionRecord => {
    const step = DecisionStep.options[place]!;
    const heldOn = dayOf(place);
    const isLast = place === matter.texts.length - 1;
    const vote = STEP_RULES[step].needs === 'vote' ? voteOf(dice, step, Boolean(matter.fails) && isLast) : undefined;
    return {
      recordId: dice.ulid(recordIds[place]!),
      step,
      heldOn,
      place: STEP_RULES[step].needs === 'publicity' ? '村务公开栏和手机上' : '村党群服务中心会议室',
      text,
      ...(vote && { vote }),
      ...(STEP_RULES[step].needs === 'publicity' && {
        untilOn: addDays(heldOn, PUBLICITY_SHOWN_DAYS),
        objections: '公示期里没有人提出异议。',
      }),
      outcome: outcomeOf(step, vote),
      author,
      recordedAt: recordIds[place]!,
    };
  });
  const resolution = records.find(({ step }) => step === 'resolution');
  if (matter.corrected && resolution?.vote && isDemo) {
    const { agree, abstain, ...rest } = resolution.vote;
    const recordedAt = noonOf(addDays(resolution.heldOn, 1));
    records.push({
      ...resolution,
      recordId: dice.ulid(recordedAt),
      vote: { ...rest, agree: agree - 1, abstain: abstain + 1 },
      recordedAt,
      corrects: resolution.recordId,
      reason: matter.corrected,
    });
    records.sort((a, b) => a.recordId.localeCompare(b.recordId));
  }
  const { kind, title, amountYuan, from } = matter;
  return {
    decision: {
      villageCode: village.code,
      decisionId: dice.ulid(noonOf(from)),
      villageName: village.shortName,
      kind,
      title,
      ...(amountYuan && { amountFen: amountYuan * 100 }),
      ...standingOf(records),
      startedOn: from,
      updatedAt: records.at(-1)!.recordedAt,
      version: records.length,
    },
    records,
  };
}

function voteOf(dice: Dice, step: DecisionStep, fails: boolean): Vote {
  const due = step === 'discussion' ? 7 : step === 'review' ? dice.int(28, 46) : dice.int(36, 52);
  const present = step === 'discussion' ? 7 : Math.ceil(due * 0.85);
  const against = fails ? Math.ceil(present * 0.55) : dice.int(0, Math.floor(present * 0.1));
  const abstain = step === 'discussion' ? 0 : dice.int(1, 2);
  return {
    ...(step === 'resolution' && { form: 'representatives' as const }),
    due,
    present,
    agree: present - against - abstain,
    against,
    abstain,
  };
}
