import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { districtsServed } from './division-store';
import type { Caller } from '../platform/sessions';

/**
 * For what is of all the district (a file that names any of its villages, a reminder that anybody missed): only who administers all
 * of it may see it or act on it.
 * @throws AppError `notFound`
 */
export async function refuseOtherOffices({ grants }: Caller): Promise<void> {
  const [district] = await districtsServed();
  if (!district || !holds(grants, ['admin'], district)) throw new AppError('notFound');
}
