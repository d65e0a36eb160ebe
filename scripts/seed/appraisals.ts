import { gradeOf } from '@shared/affairs/appraisals';
import { addDays, yearOf } from '@shared/time';
import type { StoredAppraisal } from '../../functions/affairs/appraisals/appraisal-store';
import type { Post } from './cadres';
import { noonOf } from './calendar';
import { NIUJIAO } from './demo-people';
import type { SeedVillage } from './districts';

/** 羊耳村, whose only appraisal is of last year: nobody reads it before its cadres record this year's. */
export const APPRAISED_ONCE = '511503002208';

const PRESENT = 36;
type Votes = Pick<StoredAppraisal['people'][number], 'excellent' | 'competent' | 'basic' | 'unfit' | 'abstain'>;
const GOOD: Votes = { excellent: 21, competent: 11, basic: 2, unfit: 1, abstain: 1 };
const FAIR: Votes = { excellent: 9, competent: 17, basic: 7, unfit: 2, abstain: 1 };
const UNFIT: Votes = { excellent: 1, competent: 3, basic: 9, unfit: 22, abstain: 1 };
/** As it was first copied from the board. */
const SWAPPED: Votes = { ...FAIR, excellent: FAIR.competent, competent: FAIR.excellent };

interface Held {
  readonly village: SeedVillage;
  readonly cadres: readonly Post[];
  readonly heldOn: string;
  /** By title; FAIR where it says nothing. */
  readonly votes: Readonly<Record<string, Votes>>;
  readonly correction?: { readonly days: number; readonly reason: string };
}

/** A meeting as the supervision body's head recorded it; the village itself where it has none. */
function recordOf({ village, cadres, heldOn, votes, correction }: Held): StoredAppraisal {
  const supervises = ({ title }: Post) => title.includes('监');
  const author = cadres.find(supervises);
  return {
    villageCode: village.code,
    year: yearOf(heldOn),
    number: 1,
    revision: correction ? 2 : 1,
    heldOn,
    place: '村党群服务中心会议室',
    form: 'representatives',
    due: 45,
    present: PRESENT,
    text: '村务监督委员会主持。每人先述职，村民代表问了修路和办事的事，再无记名投票，当场唱票。',
    people: cadres
      .filter((post) => !supervises(post))
      .map(({ person, title }) => {
        const counted = votes[title] ?? FAIR;
        return {
          cadreId: person.personId,
          personId: person.personId,
          name: person.name,
          title,
          post: title.includes('村委会') ? 'member' : 'hired',
          ...counted,
          grade: gradeOf(counted, PRESENT),
        };
      }),
    exempt: cadres.filter(supervises).map(({ person: { personId, name }, title }) => ({
      cadreId: personId,
      name,
      title,
      why: 'supervises',
    })),
    author: author ? `${author.title} ${author.person.name}` : village.shortName,
    recordedAt: noonOf(addDays(heldOn, 1 + (correction?.days ?? 0))),
    ...(correction && { reason: correction.reason }),
  };
}

/** The yearly 民主评议 of two villages: one with two years, of which a member was 不称职 in both, and a correction; one with one. */
export function appraisalsOf(village: SeedVillage, cadres: readonly Post[]): StoredAppraisal[] {
  const head = { '党支部书记、村委会主任': GOOD };
  const deputy = { 村委会副主任: UNFIT };
  if (village.code === APPRAISED_ONCE) return [recordOf({ village, cadres, heldOn: '2025-12-18', votes: head })];
  if (village.code !== NIUJIAO) return [];
  const last = { village, cadres, heldOn: '2025-12-12' };
  return [
    recordOf({ ...last, votes: { ...head, ...deputy, 村文书: SWAPPED } }),
    recordOf({
      ...last,
      votes: { ...head, ...deputy },
      correction: { days: 3, reason: '村文书优秀和称职的票数抄反了' },
    }),
    recordOf({ village, cadres, heldOn: '2026-11-12', votes: { ...head, ...deputy } }),
  ];
}
