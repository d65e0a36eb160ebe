import { AppError } from '@shared/errors';
import { showProgram } from '@shared/subsidies/subsidies';
import { handle } from '../platform/serve';
import { programOf, rulesOf } from './program-store';

export const showProgramHandler = handle(showProgram)(async ({ params: { programCode } }) => {
  const [program, rules] = await Promise.all([programOf(programCode), rulesOf(programCode)]);
  if (!program) throw new AppError('notFound');
  return { ...program, rules };
});
