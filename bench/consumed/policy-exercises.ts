import {
  listPolicies,
  listPolicyVersions,
  listSavedPolicies,
  publishPolicyVersion,
  savePolicy,
  showPolicy,
  showSavedPolicy,
  unsavePolicy,
} from '@shared/subsidies/policies';
import { policyVersionRows } from '../../scripts/seed/policies';
import { CATALOGUE, exercise, type Exercise, tenfold } from './exercise';

const policy = { params: { policyCode: 'ZC64' } };
const known = () => policy;

function contentOf(policyCode: string) {
  const [first] = policyVersionRows().filter((row) => row.policyCode === policyCode);
  const { policyCode: _, effectiveOn: __, publishedAt: ___, version: ____, ...content } = first!;
  return content;
}
let day = 0;

/** 明白事: policies. */
export const policyExercises: Exercise[] = [
  tenfold(CATALOGUE)(listPolicies),
  tenfold(CATALOGUE, { as: 'search' })(listPolicies, () => ({ query: { q: '种粮补贴' } })),
  tenfold(CATALOGUE, { as: 'pinyin' })(listPolicies, () => ({ query: { q: 'gdbt' } })),
  tenfold(CATALOGUE)(showPolicy, known),
  tenfold(CATALOGUE)(listPolicyVersions, known),
  // Another day each time: the same again would write nothing.
  tenfold(CATALOGUE)(publishPolicyVersion, (d) => ({
    token: d.admin.token,
    params: { policyCode: 'ZC59', effectiveOn: `2026-10-${String((day += 1) % 28 || 28).padStart(2, '0')}` },
    body: contentOf('ZC59'),
  })),
  exercise(savePolicy, known),
  exercise(showSavedPolicy, known),
  exercise(listSavedPolicies),
  exercise(unsavePolicy, known),
];
