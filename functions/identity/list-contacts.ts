import { type Contact, listContacts } from '@shared/identity/contacts';
import { districtOf, levelOf, townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { phoneOf } from './contact-store';
import { divisionNamed } from './division-store';

/** The phones from a division upwards. @throws AppError `notFound` where there is no such division. */
export async function contactsFrom(division: string): Promise<{ items: Contact[] }> {
  if ((await divisionNamed(division)) === division) throw new AppError('notFound');
  const upwards = {
    village: [division, townOf(division), districtOf(division)],
    town: [division, districtOf(division)],
    district: [division],
  }[levelOf(division)];
  const found = await Promise.all(
    upwards.map(async (one) => {
      const [name, phone] = await Promise.all([divisionNamed(one), phoneOf(one)]);
      return phone ? [{ division: one, name, phone }] : [];
    }),
  );
  return { items: found.flat() };
}

export const listContactsHandler = handle(listContacts)(async ({ params: { division } }) => contactsFrom(division));
