import { listAppraisals } from '@shared/affairs/appraisals';
import { hasVillageCommittee, villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { heldIn } from './appraisal';
import { appraisalsOf } from './appraisal-store';

export const listAppraisalsHandler = handle(listAppraisals)(async ({ params: { villageCode } }) => {
  const [{ name, shortName }, records] = await Promise.all([villageNamed(villageCode), appraisalsOf(villageCode)]);
  return { villageName: shortName, applies: hasVillageCommittee(name), items: heldIn(records) };
});
