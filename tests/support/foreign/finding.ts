import type { Role } from '@shared/roles';
import { FENGXIANG_COMMUNITY as FENGXIANG, NIUJIAO } from '../../../scripts/seed/demo-people';
import { everyRow } from '../every-row';
import { enrol, signInBound } from '../people';
import { twinElsewhere } from './elsewhere';
import type { Someone } from './people';

/** The ids of two rows of a kind, and what else a request has to say to come to the first. */
export interface Rows {
  own: string;
  /** A row of another village, person or county; absent where there are no such rows. */
  other?: string;
  made?: string;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}
export type Row = Record<string, unknown>;
export type Maker = () => Promise<Rows>;

/** Made when first asked for, and then the same. */
export const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** What the makers of rows find them with: what is seeded, a twin in another county, and people of a village. */
export function finding() {
  const rows = once(everyRow);
  const find = async (kind: string, fits: (row: Row) => boolean): Promise<Row> => {
    const row = (await rows()).find((one) => one._et === kind && fits(one));
    if (!row) throw new Error(`the seed has no such ${kind}`);
    return row;
  };
  /** Two rows of a register, of our village and of the other. */
  const pair = (kind: string, name: string, more: (row: Row) => Partial<Rows> = () => ({})): Maker =>
    once(async () => {
      const own = await find(kind, (row) => row.villageCode === NIUJIAO);
      const other = await find(kind, (row) => row.villageCode === FENGXIANG && row.side === own.side);
      return { own: String(own[name]), other: String(other[name]), ...more(own) };
    });
  /** A new row each time, and one twin of the first. */
  const withTwin = (own: () => Promise<string>): Maker => {
    const other = once(async () => twinElsewhere(await own()));
    return async () => ({ other: await other(), own: await own() });
  };
  let enrolled = 0;
  const villager = (villageCode: string, grants: { role: Role; division: string }[] = []) =>
    enrol(`石${'一二三四五六七八九十'[(enrolled += 1) % 10]}${'东南西北中'[enrolled % 5]}`, { villageCode, grants });
  const idOfVillager = async (...of: Parameters<typeof villager>) => (await villager(...of)).person.personId;
  const signedInVillager = async (...of: Parameters<typeof villager>): Promise<Someone> => {
    const who = await villager(...of);
    const { token, me } = await signInBound(`openid-villager-${(enrolled += 1)}`, who);
    return { token, accountId: me.accountId, personId: who.person.personId };
  };
  const stranger = once(() => signedInVillager(NIUJIAO));
  const accountIn = async (villageCode: string) =>
    (await signedInVillager(villageCode, [{ role: 'cadre', division: villageCode }])).accountId!;
  return { find, pair, withTwin, villager, idOfVillager, signedInVillager, stranger, accountIn };
}
export type Finding = ReturnType<typeof finding>;
