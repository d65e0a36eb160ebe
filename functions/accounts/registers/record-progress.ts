import { recordProgress } from '@shared/accounts/projects';
import { handle } from '../../platform/serve';
import { withoutNames, withoutShown } from '../parties/names-beside';
import { contractorOf } from './contractor';
import { builderOf, withProgress } from './project';
import { projectOf } from './project-store';
import { asSeen, claimPictures, recordOnce, todayOf } from './recording';
import { projectCardOf } from './show-project';

export const recordProgressHandler = handle(recordProgress)(async ({ params, body, caller }, context) => {
  const { villageCode, projectId } = params;
  const show = () => projectCardOf(villageCode, projectId, todayOf(context));
  return recordOnce({ villageCode, action: 'recordProgress', caller }, context, show, async () => {
    const before = await asSeen(await projectOf(villageCode, projectId), body.version, show);
    const { stage, on, mediaIds, tender, contractFen, finishesOn } = body;
    const { builder, names } = await contractorOf(villageCode, body.contractor, body.contractorKind);
    const note = body.note && withoutShown(withoutNames(body.note, names), [builderOf(before)]);
    const step = { stage, on, mediaIds, ...(note && { note }) };
    const awarded = { tender, ...builder, contractFen, finishesOn };
    const after = withProgress(before, step, awarded, todayOf(context));
    return {
      id: projectId,
      change: { rows: [{ register: 'project', before, after }], events: [] },
      words: [note, builder.contractor],
      claims: await claimPictures(mediaIds, villageCode, caller, `project#${projectId}`),
    };
  });
});
