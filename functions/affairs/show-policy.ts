import { showPolicy } from '@shared/affairs';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { policyOf } from './policy-store';

export const showPolicyHandler = handle(showPolicy)(async ({ params: { policyCode } }) => {
  const policy = await policyOf(policyCode);
  if (!policy) throw new AppError('notFound');
  return policy;
});
