import { boolean, Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { districtOf, townOf } from '@shared/divisions';
import { inParallel } from '../../platform/in-parallel';
import { LedgerTable } from '../../platform/tables';
import { readRow } from '../../platform/row';

/** A body that is known as one, by its credit code or because an office decided so: its name is published whole. */
export const BodyEntity = new Entity({
  name: 'Body',
  table: LedgerTable,
  schema: item({
    /** A district's bodies are for all its villages, a town's for those of the town. */
    division: string().key(),
    /** As names are compared: `partyText`. */
    text: string().key(),
    name: string(),
    creditCode: string().optional(),
    /** Which office decided that it is one, and when, in words: where the credit code does not say so. */
    decidedBy: string().optional(),
    /** Taken off the register: the name is masked from then on. */
    withdrawn: boolean().optional(),
    registeredAt: string(),
    version: number(),
  }),
  computeKey: ({ division, text }) => ({ pk: `BODIES#${division}`, sk: `BODY#${text}` }),
  answers: 'Is this name of a payee or a party a body, and on whose word',
});
export type StoredBody = FormattedItem<typeof BodyEntity>;

async function isRegisteredIn(division: string, text: string): Promise<boolean> {
  const row = await readRow(BodyEntity, { division, text });
  return row !== undefined && row.withdrawn !== true;
}

const AT_ONCE = 16;

/** Which of these texts are bodies on the register of the village's district or town. */
export async function registeredAmong(villageCode: string, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const divisions = [districtOf(villageCode), townOf(villageCode)];
  const found = new Set<string>();
  await inParallel(texts, AT_ONCE, async (text) => {
    const known = await Promise.all(divisions.map((division) => isRegisteredIn(division, text)));
    if (known.includes(true)) found.add(text);
  });
  return found;
}
