import { policyVersionRows } from '../../scripts/seed/policies';
import { CATALOGUE, exercises, NOTHING } from './exercise';

const policy = { params: { policyCode: 'ZC64' } };

function contentOf(policyCode: string) {
  const [first] = policyVersionRows().filter((row) => row.policyCode === policyCode);
  const { policyCode: _, effectiveOn: __, publishedAt: ___, version: ____, ...content } = first!;
  return content;
}
let day = 0;

/** 明白事: policies. */
export const policyExercises = [
  ...exercises(CATALOGUE, {
    listPolicies: {},
    'listPolicies (search)': { query: { q: '种粮补贴' } },
    'listPolicies (pinyin)': { query: { q: 'gdbt' } },
    showPolicy: policy,
    listPolicyVersions: policy,
    // Another day each time: the same again would write nothing.
    publishPolicyVersion: () => ({
      by: 'admin',
      params: { policyCode: 'ZC59', effectiveOn: `2026-10-${String((day += 1) % 28 || 28).padStart(2, '0')}` },
      body: contentOf('ZC59'),
    }),
  }),
  ...exercises(NOTHING, { savePolicy: policy, showSavedPolicy: policy, listSavedPolicies: {}, unsavePolicy: policy }),
];
