import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { districtsServed } from './division-store';
import type { Caller } from '../platform/sessions';

/**
 * For what is of all that is served here (a file that names any village, a reminder that anybody missed): only who administers every
 * district of it may see it or act on it.
 * @throws AppError `notFound`
 */
export async function refuseOtherOffices({ grants }: Caller): Promise<void> {
  const districts = await districtsServed();
  if (districts.length === 0 || !districts.every((district) => holds(grants, ['admin'], district)))
    throw new AppError('notFound');
}
