import { AppError } from '@shared/errors';
import { listPolicyVersions } from '@shared/subsidies/policies';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { before, changesBetween, inForceOn, inOrder, stateOf } from './policy';
import { versionsOf } from './policy-store';

export const listPolicyVersionsHandler = handle(listPolicyVersions)(async ({ params: { policyCode } }, { at }) => {
  const versions = await versionsOf(policyCode);
  const day = dayInChina(at);
  const current = inForceOn(versions, day);
  if (!current) throw new AppError('notFound');
  return {
    policyCode,
    name: current.name,
    versions: inOrder(versions)
      .reverse()
      .map((version) => {
        const earlier = before(version, versions);
        return {
          effectiveOn: version.effectiveOn,
          publishedAt: version.publishedAt,
          state: stateOf(version, versions, day),
          ...(version.until && { until: version.until }),
          ...(version.documentNo && { documentNo: version.documentNo }),
          changes: earlier ? changesBetween(earlier, version) : [],
        };
      }),
  };
});
