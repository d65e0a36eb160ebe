import { countBookCopies, listBookCopies, listMyBookCopies } from '@shared/accounts/book-copies';
import { CENTRE } from '@shared/accounts/intake';
import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { actsIn } from '../../identity/acts-in';
import { rowsOfSelf } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { handKnownAs } from '../desk/signature';
import { refuse } from '../registers/refuse';
import { publicCount } from './copy';
import { copiesBy, copiesIn, copyYearOf } from './copy-store';
import { copyView } from './copy-view';

/** The register is seen by who keeps the books and who supervises them, in the village by the head of its 村务监督委员会. @throws AppError `copies.notYours` */
async function refuseOthers(caller: Caller, division: string, at: string): Promise<{ isCentre: boolean }> {
  const isCentre = holds(caller.grants, CENTRE, division);
  const isSupervisor = levelOf(division) === 'village' && (await actsIn(caller, division, at))('supervisionHead');
  if (!isCentre && !isSupervisor) throw new AppError('copies.notYours');
  return { isCentre };
}

export const listBookCopiesHandler = handle(listBookCopies)(async ({ params: { division }, query, caller }, { at }) => {
  if (levelOf(division) === 'district') refuse('division', '请选一个村，或者一个镇（街道）');
  const { isCentre } = await refuseOthers(caller, division, at);
  const { items, next } = await copiesIn(division, query);
  const hand =
    isCentre && caller.person
      ? await handKnownAs(
          caller,
          at,
          items.map(({ asked }) => asked.personId),
        )
      : undefined;
  return { items: items.map((copy) => copyView(copy, at, hand)), ...(next && { next }) };
});

export const listMyBookCopiesHandler = handle(listMyBookCopies)(async (
  { params: { villageCode }, caller: { person } },
  { at },
) => {
  if (!person) return { items: [] };
  const all = (await Promise.all((await rowsOfSelf(person.personId)).map(copiesBy))).flat();
  return {
    items: all
      .filter((copy) => copy.villageCode === villageCode)
      .sort((a, b) => b.copyId.localeCompare(a.copyId))
      .map((copy) => copyView(copy, at)),
  };
});

export const countBookCopiesHandler = handle(countBookCopies)(async ({ params }) => {
  const { given, answeredLate } = await copyYearOf(params);
  const [few, late] = [publicCount(given), publicCount(answeredLate)];
  return { ...(few !== undefined && { given: few }), ...(late !== undefined && { answeredLate: late }) };
});
