import { scanOf } from '../platform/scan-rows';
import { isSealed } from '../platform/sealed-row';
import { CivicTable } from '../platform/tables';
import { type BindingFault, type BindingRows, checkBindings } from './check-bindings';

const SEALED = ['Account', 'Person', 'OpenidLookup', 'OpenGrant'];
const READ = [...SEALED, 'Holder', 'Cadre'];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
/** Whatever lies there: what is no role is one that nobody has. */
const officesIn = (value: unknown): { role: string; division: string }[] =>
  Array.isArray(value)
    ? value.map((grant: Record<string, unknown> | null) => ({
        role: text(grant?.role) ?? '',
        division: text(grant?.division) ?? '',
      }))
    : [];

/** All of them, as they lie in the table: by a Scan, since who writes past us may write under any key. */
async function bindingRows(): Promise<BindingRows> {
  const rows: BindingRows = { accounts: [], people: [], lookups: [], holders: [], cadres: [], unsealed: [] };
  const values = Object.fromEntries(READ.map((name, place) => [`:e${place}`, name]));
  const filter = `#et IN (${Object.keys(values).join(', ')})`;
  for await (const row of scanOf(CivicTable, filter, { names: { '#et': '_et' }, values })) {
    const kind = String(row._et);
    const key = `${String(row.pk)} ${String(row.sk)}`;
    if (SEALED.includes(kind) && !isSealed(row)) rows.unsealed.push(key);
    const given = (name: string): string => text(row[name]) ?? '';
    const bound = { boundAt: text(row.boundAt), grants: officesIn(row.grants) };
    const accountId = given('accountId');
    if (kind === 'Account') rows.accounts.push({ ...bound, accountId, personId: text(row.personId) });
    if (kind === 'Person' && (accountId !== '' || bound.grants.length > 0))
      rows.people.push({
        ...bound,
        accountId: accountId || undefined,
        personId: given('personId'),
        name: given('name'),
      });
    if (kind === 'OpenidLookup') rows.lookups.push({ accountId, key });
    if (kind === 'Holder') rows.holders.push({ role: given('role'), division: given('division'), accountId, key });
    if (kind === 'Cadre')
      rows.cadres.push({ villageCode: given('villageCode'), cadreId: given('cadreId'), name: given('name'), key });
  }
  return rows;
}

/** What is written while it is read looks like a fault: what is still there when it is read again is one. */
export async function bindingFaults(): Promise<BindingFault[]> {
  const first = checkBindings(await bindingRows());
  if (first.length === 0) return [];
  const again = checkBindings(await bindingRows());
  return again.filter(({ of, what }) => first.some((fault) => fault.of === of && fault.what === what));
}
