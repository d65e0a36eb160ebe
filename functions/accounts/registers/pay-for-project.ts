import { payForProject } from '@shared/accounts/projects';
import { handle } from '../../platform/serve';
import { withoutShown } from '../parties/names-beside';
import { builderOf, withPayment } from './project';
import { projectOf } from './project-store';
import { asSeen, recordOnce, todayOf, voucherNamed } from './recording';
import { projectCardOf } from './show-project';

export const payForProjectHandler = handle(payForProject)(async ({ params, body, caller }, context) => {
  const { villageCode, projectId } = params;
  const show = () => projectCardOf(villageCode, projectId, todayOf(context));
  return recordOnce({ villageCode, action: 'payForProject', caller }, context, show, async () => {
    const before = await asSeen(await projectOf(villageCode, projectId), body.version, show);
    const voucher = await voucherNamed(villageCode, body.voucher);
    const { paidOn, amountFen } = body;
    const what = withoutShown(body.what, [builderOf(before)]);
    const after = withPayment(before, { paidOn, amountFen, what, ...(voucher && { voucher }) }, todayOf(context));
    return {
      id: projectId,
      change: { rows: [{ register: 'project', before, after }], events: [] },
      words: [what],
    };
  });
});
