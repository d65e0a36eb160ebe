import { withdrawNotice } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { refuseUnfit } from '../../platform/fit-words';
import { withoutNotice } from '../duties/duty-record';
import { dutiesOf, putDuties } from '../duties/duty-store';
import { changeNotice } from './change-notice';
import { authorOf, withdraw } from './notice';

export const withdrawNoticeHandler = handle(withdrawNotice)(
  async ({ params, body: { version, reason, hidesTitle }, caller }, { at, once, requestId }) =>
    changeNotice({
      params,
      version,
      action: withdrawNotice.id,
      actor: caller.accountId,
      note: reason,
      at,
      once,
      requestId,
      decide: async (notice) => {
        const { villageCode, villageName, noticeId } = notice;
        const next = withdraw(notice, { reason, hidesTitle, by: authorOf(caller, villageCode, villageName), at });
        await refuseUnfit(caller.openid, [reason]);
        const duties = notice.duty && (await dutiesOf(villageCode, at));
        return { next, beside: duties ? [putDuties(duties, withoutNotice(duties, noticeId, at))] : [] };
      },
    }),
);
