import { decidedOn, type Matter, type SeedAffairs } from './affairs';
import type { Post } from './cadres';
import { addDays, AS_OF_DAY } from './calendar';
import { NIUJIAO } from './demo-people';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import type { SeededRegisters } from './register-life';

type Decided = SeedAffairs['decisions'][number];

/** How many days after the first step the people's representatives vote, and how long all of it takes until a contract is signed. */
const VOTED_AFTER = 18;
const SIGNED_AFTER = 41;

/**
 * Of the demo's village: how its newest lease and the project that is being built came to be, as 四议两公开 records, and the
 * registers that point to them.
 */
export function decidedThings(
  dice: Dice,
  village: SeedVillage,
  cadres: readonly Post[],
  registers: SeededRegisters,
): { registers: SeededRegisters; decisions: Decided[] } {
  const project = registers.projects.find(({ progress }) => progress.at(-1)!.stage === 'underway');
  const [lease] = registers.contracts
    .filter(({ endsOn }) => endsOn > AS_OF_DAY)
    .sort((a, b) => b.signedOn.localeCompare(a.signedOn));
  if (village.code !== NIUJIAO || !project || !lease) return { registers, decisions: [] };
  const decide = (matter: Matter) => decidedOn(dice, village, cadres, matter, false);

  const built = decide({
    kind: 'works',
    title: '3—5组主干道装太阳能路灯 60 盏',
    amountYuan: project.budgetFen / 100,
    from: addDays(project.progress[0]!.on, -VOTED_AFTER),
    texts: [
      '三组到五组晚上没有灯，老人孩子出门不方便，党支部提议装太阳能路灯。',
      '两委商量：每 30 米一盏，共 60 盏；上级补助一部分，集体自筹一部分。',
      '党员大会审议通过，要求灯杆不占耕地，质保不少于三年。',
      '村民代表会议表决同意，请三家报价，价低者得。',
      '决议、预算和三家报价贴在公开栏，也发在这里。',
    ],
  });
  const rented = decide({
    kind: 'leasing',
    title: `${lease.subject}对外出租`,
    from: addDays(lease.signedOn, -SIGNED_AFTER),
    days: [0, 6, 12, VOTED_AFTER, 24, SIGNED_AFTER],
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
    decisions: [built, rented],
    registers: {
      ...registers,
      projects: registers.projects.map((one) =>
        one === project ? { ...one, decisionId: built.decision.decisionId } : one,
      ),
      contracts: registers.contracts.map((one) => (one === lease ? { ...one, ...leased } : one)),
      events: registers.events.map((event) =>
        event.itemId === lease.contractId && event.kind === 'signed' ? { ...event, ...leased } : event,
      ),
    },
  };
}
