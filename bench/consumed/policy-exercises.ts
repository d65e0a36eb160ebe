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
import { type District } from './district';
import { CATALOGUE, type Exercise, NOTHING } from './exercise';

const policy = { params: { policyCode: 'ZC64' } };
const mine = ({ resident }: District) => ({ ...policy, token: resident.token });

function contentOf(policyCode: string) {
  const [first] = policyVersionRows().filter((row) => row.policyCode === policyCode);
  const { policyCode: _, effectiveOn: __, publishedAt: ___, version: ____, ...content } = first!;
  return content;
}
let day = 0;

/** 明白事: policies. */
export const policyExercises: Exercise[] = [
  { route: listPolicies, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: listPolicies, as: 'search', tenfold: CATALOGUE, prepare: () => ({ query: { q: '种粮补贴' } }) },
  { route: listPolicies, as: 'pinyin', tenfold: CATALOGUE, prepare: () => ({ query: { q: 'gdbt' } }) },
  { route: showPolicy, tenfold: CATALOGUE, prepare: () => policy },
  { route: listPolicyVersions, tenfold: CATALOGUE, prepare: () => policy },
  {
    route: publishPolicyVersion,
    tenfold: CATALOGUE,
    // Another day each time: the same again would write nothing.
    prepare: (d) => ({
      token: d.admin.token,
      params: { policyCode: 'ZC59', effectiveOn: `2026-10-${String((day += 1) % 28 || 28).padStart(2, '0')}` },
      body: contentOf('ZC59'),
    }),
  },
  { route: savePolicy, tenfold: NOTHING, prepare: mine },
  { route: showSavedPolicy, tenfold: NOTHING, prepare: mine },
  { route: listSavedPolicies, tenfold: NOTHING, prepare: ({ resident }) => ({ token: resident.token }) },
  { route: unsavePolicy, tenfold: NOTHING, prepare: mine },
];
