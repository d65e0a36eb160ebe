import { showMyRestrictions } from '@shared/custody/restrictions';
import { handle } from '../../platform/serve';
import { sendersOf } from '../sight/parts';
import { mayAppeal } from './restriction';
import { findRestriction, standingOf } from './restriction-store';

/** Under all of a person's names: who looks is the only one who knows that they are one person's. */
export const showMyRestrictionsHandler = handle(showMyRestrictions)(async ({ caller }, { at }) => {
  const standings = await Promise.all(sendersOf(caller).map(standingOf));
  const found = await Promise.all(standings.flatMap(({ restrictionIds }) => restrictionIds).map(findRestriction));
  return {
    marks: standings.flatMap(({ marks }) => marks),
    restrictions: found
      .flatMap((restriction) => (restriction ? [{ ...restriction, mayAppeal: mayAppeal(restriction, at) }] : []))
      .sort((a, b) => (a.imposedAt < b.imposedAt ? 1 : -1)),
  };
});
