import { ImportKindName } from '@shared/imports/imports';
import { KIND_TITLES, type KindName } from './kind-titles';
import { assetsKind } from './kinds/assets';
import { bodiesKind } from './kinds/bodies';
import { contractsKind } from './kinds/contracts';
import type { AnyKind } from './kinds/kind';
import { listsKind } from './kinds/lists';
import { openingBalancesKind } from './kinds/opening-balances';
import { paymentsKind } from './kinds/payments';
import { peopleKind } from './kinds/people';
import { populationsKind } from './kinds/populations';
import { policiesKind } from './kinds/policies';
import { programsKind } from './kinds/programs';
import { publicitiesKind } from './kinds/publicities';
import { resourcesKind } from './kinds/resources';
import { statementsKind } from './kinds/statements';
import { vouchersKind } from './kinds/vouchers';

const KIND_OF: Record<KindName, { columns: object }> = {
  people: peopleKind,
  populations: populationsKind,
  programs: programsKind,
  payments: paymentsKind,
  publicities: publicitiesKind,
  'opening-balances': openingBalancesKind,
  bodies: bodiesKind,
  vouchers: vouchersKind,
  statements: statementsKind,
  assets: assetsKind,
  resources: resourcesKind,
  contracts: contractsKind,
  policies: policiesKind,
  lists: listsKind,
};

/** Every kind of file that can be imported, in the order an office would: people before payments, openings before vouchers. */
export const EVERY_KIND: readonly AnyKind[] = Object.entries(KIND_TITLES).map(([name, title]) => ({
  // What its rows are is known to the kind alone: here they are rows of any kind.
  ...(KIND_OF[name as KindName] as AnyKind),
  name,
  title,
}));

/** Those that the admin's page offers: what its contract names. */
export const KINDS = EVERY_KIND.filter(({ name }) => ImportKindName.safeParse(name).success);

export const kindNamed = (name: string): AnyKind | undefined =>
  EVERY_KIND.find((kind) => kind.name === name || kind.title === name);
