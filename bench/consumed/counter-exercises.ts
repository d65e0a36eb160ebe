import { townOf } from '@shared/divisions';
import { findAtCounter, issueBindingCode, releaseBinding } from '@shared/identity/counter';
import { confirmGrant, declineGrant, listHolders, listOpenGrants } from '@shared/identity/grants';
import { putOpenGrant } from '../../functions/identity/grants/open-grant-store';
import { transact } from '../../functions/platform/transact';
import { enrol } from '../../tests/support/people';
import { type District, personOf } from './district';
import type { Exercise } from './exercise';
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
  {
    route: findAtCounter,
    tenfold: ROSTER,
    prepare: async ({ cadre, village }) => {
      const { person, idNumber } = await enrol('李秀英', { villageCode: village.code });
      return { token: cadre.token, params: { villageCode: village.code }, body: { name: person.name, idNumber } };
    },
  },
  {
    route: issueBindingCode,
    tenfold: ROSTER,
    prepare: async ({ cadre, village }) => {
      const { person } = await enrol('李秀英', { villageCode: village.code });
      const body = { personId: person.personId, cardSeen: true };
      return { token: cadre.token, params: { villageCode: village.code }, body };
    },
  },
  {
    route: releaseBinding,
    tenfold: ROSTER,
    prepare: async ({ cadre, village }) => {
      const { personId } = await personOf(village.code, '李秀英');
      const body = { personId, cardSeen: true, reason: REASON };
      return { token: cadre.token, params: { villageCode: village.code }, body };
    },
  },
  { route: listOpenGrants, tenfold: OPEN_GRANTS, prepare: ({ admin }) => ({ token: admin.token }) },
  {
    route: listHolders,
    tenfold: OPEN_GRANTS,
    prepare: ({ admin, village }) => ({ token: admin.token, params: { division: townOf(village.code) } }),
  },
  { route: confirmGrant, tenfold: OPEN_GRANTS, prepare: askedGrant },
  {
    route: declineGrant,
    tenfold: OPEN_GRANTS,
    prepare: async (d) => ({ ...(await askedGrant(d)), body: { reason: '这个人选还没有开会定下来' } }),
  },
];
