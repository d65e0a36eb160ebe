import { type PolicyContent, publishPolicyVersion } from '@shared/subsidies/policies';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { refuseUnfit } from '../../platform/fit-words';
import { catalogueAt, publishVersion } from './policy-store';
import { detailOf } from './view';

export const publishPolicyVersionHandler = handle(publishPolicyVersion)(async (
  { params: { policyCode, effectiveOn }, body, caller },
  { at },
) => {
  await refuseUnfit(caller.openid, [textOf(body)]);
  const day = dayInChina(at);
  const versions = await publishVersion(
    { ...body, policyCode, effectiveOn },
    { at, day, actor: caller.accountId, role: caller.grants.find(({ role }) => role !== 'resident')?.role ?? 'admin' },
  );
  return detailOf(versions, await catalogueAt(at), day, effectiveOn);
});

/** Everything of it that people read. */
const textOf = ({
  name,
  summary,
  audience,
  steps,
  documents,
  where,
  deadline,
  phone,
  keywords,
}: PolicyContent): string =>
  [name, ...summary, audience, ...steps, ...documents, where, deadline, phone, ...keywords].join('\n');
