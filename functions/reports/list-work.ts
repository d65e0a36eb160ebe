import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listWork } from '@shared/reports';
import { divisionsOf } from '@shared/roles';
import { handle } from '../platform/serve';
import { partsIn } from './parts';
import { workIn, workOf } from './report-store';
import { summarise } from './report-view';

/**
 * One who holds a role for several divisions sees the first one's work. A report that they may not see, because it accuses
 * them or was sent above their head, is taken out of the page, which then is shorter: rare, and it must not exist for them.
 */
export const listWorkHandler = handle(listWork)(async ({ query: { role, which = 'open', ...page }, caller }) => {
  const [division] = divisionsOf(caller.grants, role);
  if (!division) throw new AppError('auth.refused');
  const found =
    role === 'regulator' ? await workIn(districtOf(division), which, page) : await workOf(division, which, page);
  const theirs = found.items.filter((report) => partsIn(report, caller).some((part) => part !== 'reporter'));
  return { items: await Promise.all(theirs.map(summarise)), next: found.next };
});
