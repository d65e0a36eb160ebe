import type { BurstSign } from '@shared/reviews/bursts';
import { type SubjectKind, WorkTheme } from '@shared/reviews/reviews';
import * as z from '@shared/zod';
import { THEME_NAMES } from '../../reviews/theme-names';
import type { Fact } from './fact';
import type { BurstStanding, VillageRows } from './rows';

const SIGNS: Record<BurstSign, string> = {
  pace: '比平时多很多',
  oneDirection: '打分一边倒',
  newlyBound: '很多是刚绑定的账号',
};
const KINDS: Record<Exclude<SubjectKind, 'work'>, string> = {
  cadre: '一名村干部',
  notice: '一条公告',
  policy: '一项政策的落实',
  project: '一个工程',
  subsidy: '一类补贴的办理',
};
/** What is judged, as people call it. */
function targetOf({ subjectKind, subjectId }: BurstStanding, { officers = [] }: VillageRows): string {
  if (subjectKind === 'work') return `村里工作的“${THEME_NAMES[z.parse(WorkTheme, subjectId)]}”`;
  const cadre = subjectKind === 'cadre' && officers.find(({ personId }) => personId === subjectId);
  return cadre ? `${cadre.title}${cadre.name}` : KINDS[subjectKind];
}

/**
 * Reviews that came all at once: whom they judge has no part in it, and of a village's work that is every cadre. Neither a rater nor what
 * was said is in the rows it is read from.
 */
export const burstFacts = (rows: VillageRows): Fact[] =>
  (rows.bursts ?? []).map((burst): Fact => {
    const { burstId, subjectKind, subjectId, atLeast, signs, since, dueOn } = burst;
    return {
      subject: `reviewBurst#${burstId}`,
      period: since,
      evidence: [{ kind: 'reviewBurst', id: burstId }],
      concerns: subjectKind === 'cadre' ? [subjectId] : (rows.officers ?? []).map(({ personId }) => personId).sort(),
      values: {
        ...{ target: targetOf(burst, rows), atLeast, since, dueOn },
        signs: signs.map((sign) => SIGNS[sign]).join('，'),
        newlyBound: signs.includes('newlyBound'),
      },
    };
  });
