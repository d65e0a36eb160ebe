import { showAlert } from '@shared/supervision/supervision';
import { handle } from '../../platform/serve';
import { readerOf } from '../../reports/sight/reader';
import { viewAlert } from './alert-view';
import { openAlert } from './take-alert-step';

export const showAlertHandler = handle(showAlert)(async ({ params, caller }, { at }) => {
  const file = await openAlert(params.alertId, caller);
  return viewAlert(file, await readerOf(caller), at);
});
