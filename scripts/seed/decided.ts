import { addDays } from '@shared/time';
import type { ProjectRow } from '../../functions/accounts/registers/rows';
import { decidedOn, type Matter, type SeedAffairs } from './affairs';
import type { Post } from './cadres';
import { AS_OF_DAY } from './calendar';
import { DEMO_VILLAGES, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import type { SeedVillage } from './districts';
import { OWN_ROAD } from './flows';
import type { SeededRegisters } from './register-life';

type Decided = SeedAffairs['decisions'][number];

/** How many days after the first step the people's representatives vote, and how long all of it takes until a contract is signed. */
const VOTED_AFTER = 18;
const PUBLIC_AFTER = 24;
const SIGNED_AFTER = 41;

const ROAD_TEXTS = [
  '3组的路雨天进不了车，党支部提议硬化 420 米，钱从集体收入出一半，另一半报上级项目。',
  '两委商量：先清路基再硬化，请三家比价，最高不超过 13 万元。',
  '党员大会审议，提了两条意见：要留错车道；要请村民代表看着验收。都写进了方案。',
  '村民代表会议表决同意，决定公开比价，村务监督委员会全程看着。',
  '决议和预算贴在公开栏，也发在这里。',
  '路已修好，实际花了 12.48 万元，三名村民代表和监督委员会一起验收，发票和合同可以到村里看。',
];
const LIGHT_TEXTS = [
  '三组到五组晚上没有灯，老人孩子出门不方便，党支部提议装太阳能路灯。',
  '两委商量：每 30 米一盏，共 60 盏；上级补助一部分，集体自筹一部分。',
  '党员大会审议通过，要求灯杆不占耕地，质保不少于三年。',
  '村民代表会议表决同意，请三家报价，价低者得。',
  '决议、预算和三家报价贴在公开栏，也发在这里。',
];

/** What was written of a project's steps: the last one when it was accepted. */
function textsOf({ name, budgetFen, payments }: ProjectRow): readonly string[] {
  if (name === OWN_ROAD.name) return ROAD_TEXTS;
  if (payments.length === 0) return LIGHT_TEXTS;
  const wan = (fen: number) => `${fen / 1_000_000} 万元`;
  const spentFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return [
    `党支部提议做${name}，先报上级项目，资金到了再开工。`,
    `两委商量了预算 ${wan(budgetFen)}和做法，请三家比价。`,
    '党员大会审议通过，要求村务监督委员会全程看着。',
    '村民代表会议表决同意，价低者得。',
    '决议和预算贴在公开栏，也发在这里。',
    `做完了，花了 ${wan(spentFen)}，镇街和村民代表一起验收合格，发票和合同可以到村里看。`,
  ];
}

/** How a project came to be, as 四议两公开 records: the vote on the day its register says it was decided. */
function matterOf(project: ProjectRow): Matter {
  const { name, progress, budgetFen, payments } = project;
  const accepted = progress.find(({ stage }) => stage === 'accepted');
  const from = addDays(progress[0]!.on, -VOTED_AFTER);
  const days = [0, 6, 12, VOTED_AFTER, PUBLIC_AFTER];
  const title =
    payments.length === 0 ? '3—5组主干道装太阳能路灯 60 盏' : name === OWN_ROAD.name ? `${name} 420 米` : name;
  return {
    kind: 'works',
    title,
    amountYuan: budgetFen / 100,
    from,
    days: accepted ? [...days, (Date.parse(accepted.on) - Date.parse(from)) / 86_400_000] : days,
    texts: textsOf(project).slice(0, accepted ? 6 : 5),
    ...(name === OWN_ROAD.name && { corrected: '赞成和弃权的票数抄反了' }),
  };
}

/**
 * How every project of a village came to be, and in the demo's village its newest lease: 四议两公开 records, and the registers that point
 * to them.
 */
export function decidedThings(
  village: SeedVillage,
  cadres: readonly Post[],
  registers: SeededRegisters,
): { registers: SeededRegisters; decisions: Decided[] } {
  const isDemo = DEMO_VILLAGES.includes(village.code);
  const decide = (name: string, matter: Matter) =>
    decidedOn(new Dice(`decided:${village.code}:${name}`), village, cadres, matter, isDemo);
  const works = new Map(registers.projects.map((project) => [project, decide(project.name, matterOf(project))]));
  const projects = registers.projects.map((project) => ({
    ...project,
    decisionId: works.get(project)!.decision.decisionId,
  }));
  const [lease] = registers.contracts
    .filter(({ endsOn }) => endsOn > AS_OF_DAY)
    .sort((a, b) => b.signedOn.localeCompare(a.signedOn));
  if (village.code !== NIUJIAO || !lease)
    return { registers: { ...registers, projects }, decisions: [...works.values()] };

  const rented = decide(lease.subject, {
    kind: 'leasing',
    title: `${lease.subject}对外出租`,
    from: addDays(lease.signedOn, -SIGNED_AFTER),
    days: [0, 6, 12, VOTED_AFTER, PUBLIC_AFTER, SIGNED_AFTER],
    texts: [
      `党支部提议把${lease.subject}租出去，租金归村集体。`,
      '两委商量了底价、年限和不得改变用途等条件。',
      '党员大会审议通过，要求租金按年收，逾期要催。',
      '村民代表会议表决同意。',
      '出租方案和决议贴在公开栏，也发在这里。',
      '合同签好了，合同号和每期租金在“明白账”的合同里能查到。',
    ],
  });
  const leased = { decisionId: rented.decision.decisionId };
  return {
    decisions: [...works.values(), rented],
    registers: {
      ...registers,
      projects,
      contracts: registers.contracts.map((one) => (one === lease ? { ...one, ...leased } : one)),
      events: registers.events.map((event) =>
        event.itemId === lease.contractId && event.kind === 'signed' ? { ...event, ...leased } : event,
      ),
    },
  };
}
