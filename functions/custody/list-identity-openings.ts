import { listIdentityOpenings } from '@shared/custody/custody';
import { AppError } from '@shared/errors';
import { divisionsOf } from '@shared/roles';
import { handle } from '../platform/serve';
import { findReport } from '../reports/report-store';
import { readerOf } from '../reports/sight/reader';
import { isImpartial } from './impartial';
import { openingsIn } from './opening-store';
import { viewOpening } from './opening-view';

/** What a custodian stands too near to is taken out of the page, which then is shorter: rare, and not theirs to know of. */
export const listIdentityOpeningsHandler = handle(listIdentityOpenings)(async (
  { query: { which = 'open', district: asked, ...page }, caller },
  { at },
) => {
  const districts = divisionsOf(caller.grants, 'custodian');
  const district = asked ?? districts[0];
  if (!district || !districts.includes(district)) throw new AppError('auth.refused');
  const { items, next } = await openingsIn(district, which, page);
  const files = await Promise.all(items.map(({ reportId }) => findReport(reportId)));
  const reader = await readerOf(caller);
  const views = items.flatMap((opening, place) => {
    const report = files[place]?.report;
    return report && isImpartial(report, reader) ? [viewOpening(opening, report, caller, at)] : [];
  });
  return { items: await Promise.all(views), next };
});
