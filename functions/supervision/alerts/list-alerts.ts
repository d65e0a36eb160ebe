import { listAlerts } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { readerOf } from '../../reports/sight/reader';
import type { Alert } from './alert';
import { alertsAt } from './alert-store';
import { summariseAlert } from './alert-view';
import { partsInAlert } from './parts-in-alert';

export const listAlertsHandler = handle(listAlerts)(async ({ params, query, caller }, { at }) => {
  const { which = 'open', colour, ...page } = query;
  const reader = await readerOf(caller);
  const sees = async (alert: Alert) =>
    (colour === undefined || alert.colour === colour) && (await partsInAlert(alert, reader)).length > 0;
  const { items, next } = await alertsAt(params.division, which, sees, page);
  return { items: await Promise.all(items.map((alert) => summariseAlert(alert, at))), ...(next && { next }) };
});
