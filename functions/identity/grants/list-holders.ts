import { districtOf, levelOf } from '@shared/divisions';
import { type Holder, listHolders } from '@shared/identity/grants';
import { Role } from '@shared/roles';
import { handle } from '../../platform/serve';
import type { Account } from '../account-store';
import { type Cadre, cadresOf } from '../cadre-store';
import { divisionNamed, divisionTree } from '../division-store';
import { boundTo } from './holders';

const OFFICES = Role.options.filter((role) => role !== 'resident');

/** A district alone; a town with its villages, so that one page shows who works there; a village alone. */
async function placesOf(division: string): Promise<string[]> {
  if (levelOf(division) !== 'town') return [division];
  const { towns } = await divisionTree(districtOf(division));
  const villages = towns.find(({ code }) => code === division)?.villages ?? [];
  return [division, ...villages.map(({ code }) => code)];
}

const named = async (holder: Omit<Holder, 'divisionName' | 'villageName'>, villageCode: string): Promise<Holder> => {
  const [divisionName, villageName] = await Promise.all([divisionNamed(holder.division), divisionNamed(villageCode)]);
  return { ...holder, divisionName, villageName };
};

/** Nobody without a person on the roster holds an office. */
function bound(role: Role, division: string, account: Account): Promise<Holder>[] {
  const { personId, personName, villageCode, boundAt, grants } = account;
  if (!personId || !personName || !villageCode) return [];
  const title = grants.find((grant) => grant.role === role && grant.division === division)?.title;
  const holder = { personId, name: personName, role, division, ...(title && { title }), ...(boundAt && { boundAt }) };
  return [named(holder, villageCode)];
}

const unbound = ({ cadreId, name, title, villageCode }: Cadre): Promise<Holder> =>
  named({ personId: cadreId, name, role: 'cadre', division: villageCode, title }, villageCode);

async function holdersAt(division: string): Promise<Holder[]> {
  const [cadres, ...offices] = await Promise.all([
    levelOf(division) === 'village' ? cadresOf(division) : [],
    ...OFFICES.map(async (role) =>
      Promise.all((await boundTo(role, division)).flatMap((account) => bound(role, division, account))),
    ),
  ]);
  const withPhone = offices.flat();
  const known = new Set(withPhone.map(({ personId }) => personId));
  const rest = await Promise.all(cadres.filter(({ cadreId }) => !known.has(cadreId)).map(unbound));
  return [...withPhone, ...rest];
}

export const listHoldersHandler = handle(listHolders)(async ({ params: { division } }) => {
  const places = await placesOf(division);
  return { items: (await Promise.all(places.map(holdersAt))).flat() };
});
