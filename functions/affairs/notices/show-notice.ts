import { showNotice } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { viewNotice } from './notice-view';
import { readableNotice } from './readable-notice';

export const showNoticeHandler = handle(showNotice)(async ({ params }, { at }) =>
  viewNotice(await readableNotice(params, at)),
);
