import { AppError } from '@shared/errors';
import { endPaperConsent, recordPaperConsent, SHARE_WORDS, SHARE_WORDS_VERSION } from '@shared/identity/households';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { type Person, personsWithIdNumber } from '../person-store';
import { residentOf, takeCommand } from './take-command';

interface Paper {
  ownerIdNumber: string;
  viewerIdNumber: string;
  signedOn: string;
}

/**
 * The two whose identity cards lie on the counter: of this village and of one household, or the cadre learns nothing of either.
 * @throws AppError `households.noMatch`
 */
async function partiesOf({ ownerIdNumber, viewerIdNumber }: Paper, villageCode: string): Promise<[Person, Person]> {
  const found = await Promise.all([ownerIdNumber, viewerIdNumber].map(personsWithIdNumber));
  const [owner, viewer] = found.map((persons) => persons.find((person) => person.villageCode === villageCode));
  if (!owner || !viewer || owner.personId === viewer.personId || owner.householdId !== viewer.householdId)
    throw new AppError('households.noMatch');
  return [owner, viewer];
}

function refuseFuture({ signedOn }: Paper, at: string): void {
  if (signedOn > dayInChina(at))
    throw new AppError('request.malformed', [{ path: 'signedOn', message: '签字日期不能晚于今天' }]);
}

export const recordPaperConsentHandler = handle(recordPaperConsent)(async (
  { params, body, caller },
  { at, requestId },
) => {
  refuseFuture(body, at);
  const [owner, viewer] = await partiesOf(body, params.villageCode);
  await takeCommand({
    command: 'recordPaper',
    ownerId: owner.personId,
    viewerId: viewer.personId,
    said: {
      words: SHARE_WORDS,
      wordsVersion: SHARE_WORDS_VERSION,
      paperNo: body.paperNo,
      signedOn: body.signedOn,
      recordedBy: residentOf(caller),
    },
    audit: { action: recordPaperConsent.id, at, actor: caller.accountId, role: 'cadre', requestId },
  });
  return { ownerName: owner.name, viewerName: viewer.name };
});

/** The paper that ends it has a number of its own: it stands in the audit row. */
export const endPaperConsentHandler = handle(endPaperConsent)(async ({ params, body, caller }, { at, requestId }) => {
  refuseFuture(body, at);
  const [owner, viewer] = await partiesOf(body, params.villageCode);
  await takeCommand({
    command: 'endPaper',
    ownerId: owner.personId,
    viewerId: viewer.personId,
    note: `paper ${body.paperNo}, signed ${body.signedOn}`,
    audit: { action: endPaperConsent.id, at, actor: caller.accountId, role: 'cadre', requestId },
  });
  return { ownerName: owner.name, viewerName: viewer.name };
});
