import { AppError } from '@shared/errors';
import type { Right } from '@shared/identity/households';
import { dayInChina } from '@shared/time';
import { type Person, personById, personsInHousehold } from '../person-store';
import { rightTo } from './household';
import { shareOf } from './share-store';

export interface Sight {
  readonly person: Person;
  readonly right: Right;
}

async function sightFrom(viewer: Person | undefined, ownerId: string, at: string): Promise<Sight | undefined> {
  if (!viewer) return undefined;
  const [owner, share] = await Promise.all([
    ownerId === viewer.personId ? viewer : personById(ownerId),
    shareOf(ownerId, viewer.personId),
  ]);
  const right = owner && rightTo({ owner, viewer, share }, dayInChina(at));
  return owner && right && { person: owner, right };
}

/**
 * The person whose payments the viewer wants to see, and by what right: decided on each request from the roster and the consent as
 * they stand, read strongly consistent.
 * @throws AppError `notFound` when there is no right, or no such person.
 */
export async function sightOf(viewerId: string, ownerId: string, at: string): Promise<Sight> {
  const sight = await sightFrom(await personById(viewerId), ownerId, at);
  if (!sight) throw new AppError('notFound');
  return sight;
}

/** Everyone in the viewer's household whose payments they may see, themself among them, and how many others there are. */
export async function sightsOf(viewerId: string, at: string): Promise<{ sights: Sight[]; others: number }> {
  const viewer = await personById(viewerId);
  if (!viewer) throw new AppError('notFound');
  const members = await personsInHousehold(viewer.householdId);
  const ids = [viewerId, ...members.map(({ personId }) => personId).filter((personId) => personId !== viewerId)];
  const sights = await Promise.all(ids.map((ownerId) => sightFrom(viewer, ownerId, at)));
  const seen = sights.filter((sight) => sight !== undefined);
  return { sights: seen, others: ids.length - seen.length };
}
