import { showMyRestrictions } from '@shared/restrictions';
import { reporterAlias } from '../../platform/sealed';
import { handle } from '../../platform/serve';
import { mayAppeal } from './restriction';
import { findRestriction, standingOf } from './restriction-store';

/** Both of a person's names: who looks is the only one who knows that they are one person's. */
export const showMyRestrictionsHandler = handle(showMyRestrictions)(async ({ caller: { accountId } }, { at }) => {
  const standings = await Promise.all([accountId, reporterAlias(accountId)].map(standingOf));
  const found = await Promise.all(standings.flatMap(({ restrictionIds }) => restrictionIds).map(findRestriction));
  return {
    marks: standings.flatMap(({ marks }) => marks),
    restrictions: found
      .flatMap((restriction) => (restriction ? [{ ...restriction, mayAppeal: mayAppeal(restriction, at) }] : []))
      .sort((a, b) => (a.imposedAt < b.imposedAt ? 1 : -1)),
  };
});
