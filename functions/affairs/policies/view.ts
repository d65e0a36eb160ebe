import type { Policy, PolicyDetail, ProgramTopic } from '@shared/subsidies/policies';
import { AppError } from '@shared/errors';
import { before, inForceOn, inOrder, stateOf } from './policy';
import type { Catalogue, StoredPolicy, StoredTopic, StoredVersion } from './policy-store';

export const listed = (policy: StoredPolicy): Policy => ({
  policyCode: policy.policyCode,
  name: policy.name,
  category: policy.category,
  department: policy.department,
  summary: policy.summary[0] ?? '',
  audiences: policy.audiences,
  lifeEvents: policy.lifeEvents,
  effectiveOn: policy.effectiveOn,
  ...(policy.until && { until: policy.until }),
  ...(policy.changedFrom && { changedOn: policy.effectiveOn }),
});

export const topicView = ({ programCode, name, audience, audiences, lifeEvents }: StoredTopic): ProgramTopic => ({
  programCode,
  name,
  audience,
  audiences,
  lifeEvents,
});

/**
 * A policy as it is in force on a day, or its version of `effectiveOn`.
 * @throws AppError `notFound` when there is no such policy or version.
 */
export function detailOf(
  versions: readonly StoredVersion[],
  { policies }: Catalogue,
  day: string,
  effectiveOn?: string,
): PolicyDetail {
  const shown = effectiveOn
    ? versions.find((version) => version.effectiveOn === effectiveOn)
    : inForceOn(versions, day);
  if (!shown) throw new AppError('notFound');
  const earlier = before(shown, versions);
  const coming = inOrder(versions).find((version) => version.effectiveOn > day);
  const { version: _, publishedAt: __, ...content } = shown;
  return {
    ...content,
    state: stateOf(shown, versions, day),
    versionCount: versions.length,
    ...(earlier && { changedFrom: earlier.effectiveOn }),
    ...(coming && coming !== shown && { comingOn: coming.effectiveOn }),
    relatedPolicies: shown.related.flatMap((policyCode) => {
      const related = policies.find((policy) => policy.policyCode === policyCode);
      return related ? [{ policyCode, name: related.name }] : [];
    }),
  };
}
