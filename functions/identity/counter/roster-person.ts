import { AppError } from '@shared/errors';
import type { Caller } from '../../platform/sessions';
import { isOneWith, type Person, personById } from '../person-store';

/** Who is on this village's roster and has not left it. @throws AppError `counter.noSuchPerson` */
export const onRoster = (person: Person | undefined, villageCode: string): Person => {
  if (!person || person.villageCode !== villageCode || person.departed === 'died')
    throw new AppError('counter.noSuchPerson');
  return person;
};

/**
 * Someone of the village for another person, who works at the counter and is known by name.
 * @throws AppError `notFound`, `identity.bindingRequired`, `counter.notYourself`
 */
export async function anotherOfVillage(
  personId: string,
  villageCode: string,
  { person: mine }: Caller,
): Promise<Person> {
  if (!mine) throw new AppError('identity.bindingRequired');
  const person = await personById(personId);
  if (!person || person.villageCode !== villageCode) throw new AppError('notFound');
  if (await isOneWith(person, mine.personId)) throw new AppError('counter.notYourself');
  return person;
}
