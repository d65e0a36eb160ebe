import { listAlerts } from '@shared/supervision';
import { handle } from '../../platform/serve';
import { alertPartsIn } from './alert';
import { alertsAt } from './alert-store';
import { summariseAlert } from './alert-view';

/** A page may be shorter than asked: what must not exist for the caller is left out of it. */
export const listAlertsHandler = handle(listAlerts)(async ({ params, query, caller }, { at }) => {
  const { which = 'open', ...page } = query;
  const { items, next } = await alertsAt(params.division, which, page);
  const seen = items.filter((alert) => alertPartsIn(alert, caller).length > 0);
  return { items: await Promise.all(seen.map((alert) => summariseAlert(alert, at))), ...(next && { next }) };
});
