import { covers } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { type Person, personById, rowsOfOne } from '../identity/person-store';
import type { Caller } from '../platform/sessions';
import type { Actor } from './order';

/** What one human being is known by here, by whatever row of a roster: two rows with one identity number are one person. */
export async function oneOf(person: Person): Promise<string> {
  const ids = (await rowsOfOne(person)).map(({ personId }) => personId);
  return [person.personId, ...ids].sort()[0]!;
}

/** Somebody on a roster within a division, as they are known here. @throws AppError `notFound`, for one elsewhere too */
export async function personNamed(personId: string, division: string): Promise<{ personId: string; name: string }> {
  const person = await personById(personId);
  if (!person || !covers(division, person.villageCode)) throw new AppError('notFound');
  return { personId: await oneOf(person), name: person.name };
}

/** One who calls, as a person. @throws AppError `identity.bindingRequired`: two accounts without a name may be one person's. */
export async function actorOf({ accountId, person }: Caller): Promise<Actor> {
  const row = person && (await personById(person.personId));
  if (!row) throw new AppError('identity.bindingRequired');
  return { accountId, personId: await oneOf(row), name: row.name };
}
