import { putOpenGrant } from '../../functions/identity/grants/open-grant-store';
import { transact } from '../../functions/platform/transact';
import { enrol } from '../../tests/support/people';
import { type District, personOf } from './district';
import { exercises, tenfold } from './exercise';
import { openGrant } from './office-rows';

const ROSTER = 'the village’s roster';

async function askedGrant({ cadre, village }: District) {
  const { personId } = await personOf(village.code, '李秀英');
  const open = openGrant(village.code, cadre, personId);
  await transact(putOpenGrant(open, open.askedAt));
  return { by: 'admin' as const, params: { grantId: open.grantId } };
}
const enrolled = ({ village }: District) => enrol('李秀英', { villageCode: village.code });

/** 窗口办理, and the second person's yes. */
export const counterExercises = exercises('what waits in the district for a second yes', {
  findAtCounter: tenfold(ROSTER, async (d) => {
    const { person, idNumber } = await enrolled(d);
    return { body: { name: person.name, idNumber } };
  }),
  issueBindingCode: tenfold(ROSTER, async (d) => ({
    body: { personId: (await enrolled(d)).person.personId, cardSeen: true },
  })),
  releaseBinding: tenfold(ROSTER, async ({ village }) => {
    const { personId } = await personOf(village.code, '李秀英');
    return { body: { personId, cardSeen: true, reason: '本人带身份证来窗口说明不是自己绑定的' } };
  }),
  listOpenGrants: { by: 'admin' },
  listHolders: { in: 'town' },
  confirmGrant: askedGrant,
  declineGrant: async (d) => ({ ...(await askedGrant(d)), body: { reason: '这个人选还没有开会定下来' } }),
});
