import { townOf } from '@shared/divisions';
import { findAtCounter, issueBindingCode, releaseBinding } from '@shared/identity/counter';
import { confirmGrant, declineGrant, listHolders, listOpenGrants } from '@shared/identity/grants';
import { putOpenGrant } from '../../functions/identity/grants/open-grant-store';
import { transact } from '../../functions/platform/transact';
import { enrol } from '../../tests/support/people';
import { type District, personOf } from './district';
import { type Exercise, tenfold } from './exercise';
import { openGrant } from './office-rows';

const ROSTER = 'the village’s roster';
const OPEN_GRANTS = 'what waits in the district for a second yes';
const REASON = '本人带身份证来窗口说明不是自己绑定的';

async function askedGrant({ admin, cadre, village }: District) {
  const { personId } = await personOf(village.code, '李秀英');
  const open = openGrant(village.code, cadre, personId);
  await transact(putOpenGrant(open, open.askedAt));
  return { token: admin.token, params: { grantId: open.grantId } };
}

/** 窗口办理, and the second person's yes. */
export const counterExercises: Exercise[] = [
  tenfold(ROSTER)(findAtCounter, async ({ village }) => {
    const { person, idNumber } = await enrol('李秀英', { villageCode: village.code });
    return { body: { name: person.name, idNumber } };
  }),
  tenfold(ROSTER)(issueBindingCode, async ({ village }) => {
    const { person } = await enrol('李秀英', { villageCode: village.code });
    return { body: { personId: person.personId, cardSeen: true } };
  }),
  tenfold(ROSTER)(releaseBinding, async ({ village }) => {
    const { personId } = await personOf(village.code, '李秀英');
    return { body: { personId, cardSeen: true, reason: REASON } };
  }),
  tenfold(OPEN_GRANTS)(listOpenGrants, ({ admin }) => ({ token: admin.token })),
  tenfold(OPEN_GRANTS)(listHolders, ({ village }) => ({ params: { division: townOf(village.code) } })),
  tenfold(OPEN_GRANTS)(confirmGrant, askedGrant),
  tenfold(OPEN_GRANTS)(declineGrant, async (d) => ({
    ...(await askedGrant(d)),
    body: { reason: '这个人选还没有开会定下来' },
  })),
];
