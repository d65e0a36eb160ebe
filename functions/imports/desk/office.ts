import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { districtsServed } from '../../identity/division-store';
import type { Caller } from '../../platform/sessions';

/**
 * A file names villages of all the district: only who administers all of it may import, or see what was imported.
 * @throws AppError `notFound`
 */
export async function refuseOtherOffices({ grants }: Caller): Promise<void> {
  const [district] = await districtsServed();
  if (!district || !holds(grants, ['admin'], district)) throw new AppError('notFound');
}
