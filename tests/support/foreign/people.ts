import type { Role } from '@shared/roles';
import {
  demoPeople,
  FENGXIANG_COMMUNITY as FENGXIANG,
  LUOLONG_COMMUNITY,
  NIUJIAO,
} from '../../../scripts/seed/demo-people';
import { signInAs } from '../api';
import { enrol, signInBound } from '../people';
import { OTHER_DISTRICT } from './elsewhere';

export interface Someone {
  /** Undefined: signed out. */
  token?: string | undefined;
  accountId?: string;
  personId?: string;
  role?: Role | undefined;
}

const openidOf = (name: string) => demoPeople.find((person) => person.name === name)!.openid;
const demo = async (name: string): Promise<Someone> => {
  const { token, session } = await signInAs(openidOf(name));
  return { token, accountId: session.me.accountId, personId: session.me.person!.personId };
};
let made = 0;
const someone = async (villageCode: string, role?: Role, division = villageCode): Promise<Someone> => {
  const grants = role ? [{ role, division }] : [];
  const enrolled = await enrol(`田${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[made]}`, { villageCode, grants });
  const { token, me } = await signInBound(`openid-foreign-${(made += 1)}`, enrolled);
  return { token, accountId: me.accountId, personId: enrolled.person.personId, role };
};

const [DISTRICT, TOWN, OTHER_TOWN] = [NIUJIAO.slice(0, 6), NIUJIAO.slice(0, 9), FENGXIANG.slice(0, 9)];

/** Those whose rows they are: of 牛角村 and above it. The sender, and a member of the sender's household, hold no office. */
export const insiders = async () => ({
  sender: await demo('王秀英'),
  member: await demo('李建平'),
  accused: await demo('陈建国'),
  cadre: await someone(NIUJIAO, 'cadre'),
  township: await someone(LUOLONG_COMMUNITY, 'township', TOWN),
  regulator: await someone(LUOLONG_COMMUNITY, 'regulator', DISTRICT),
  custodian: await someone(LUOLONG_COMMUNITY, 'custodian', DISTRICT),
  admin: await someone(LUOLONG_COMMUNITY, 'admin', DISTRICT),
});
export type Insiders = Awaited<ReturnType<typeof insiders>>;

/** Those whose they are not: the same offices next door, above another town, in another county; residents. Who is signed out is refused everywhere (access.test.ts). */
export const outsiders = async (): Promise<Record<string, Someone>> => ({
  'somebody without a name': { token: (await signInAs('openid-foreign-unbound')).token },
  'a neighbour': await someone(NIUJIAO),
  'a resident of another village': await someone(FENGXIANG),
  'a cadre of the next village': await someone(FENGXIANG, 'cadre', LUOLONG_COMMUNITY),
  'an office of another town': await someone(FENGXIANG, 'township', OTHER_TOWN),
  'a regulator of another county': await someone(FENGXIANG, 'regulator', OTHER_DISTRICT),
  'a custodian of another county': await someone(FENGXIANG, 'custodian', OTHER_DISTRICT),
  'an admin of another county': await someone(FENGXIANG, 'admin', OTHER_DISTRICT),
  'an admin of another town': await someone(FENGXIANG, 'admin', OTHER_TOWN),
});
