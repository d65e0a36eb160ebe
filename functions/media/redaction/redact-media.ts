import { BOOKKEEPERS } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { redactMedia, type ShowsPersons } from '@shared/media/redaction';
import { holds } from '@shared/roles';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { accountOwner, type Media, type SecondLook } from '../media';
import { putNewMedia, saveShowedPersons } from '../media-store';
import { pictureBehind } from './redaction';
import { leaveOrder, redactionOrder } from './redaction-order';

/** Only what surely shows nobody needs no second person. @throws AppError `identity.bindingRequired`: else two could be one. */
function secondLookFor(showsPersons: ShowsPersons, { person }: Caller, at: string): SecondLook | undefined {
  if (showsPersons === 'no') return undefined;
  if (!person) throw new AppError('identity.bindingRequired');
  return { preparedBy: person.personId, preparedByName: person.name, preparedAt: at };
}

/** The painting is the media Lambda's work, woken as by any original: here only the order for it is left. */
export const redactMediaHandler = handle(redactMedia)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const owner = accountOwner(caller.accountId);
  const act = async () => {
    const { source, copy } = await pictureBehind(mediaId, villageCode, owner, {
      ownAlone: !holds(caller.grants, BOOKKEEPERS, villageCode),
    });
    // What one person said shows somebody, another cannot make public alone by covering it anew.
    const showsPersons = copy?.secondLook || source.showedPersons ? 'yes' : body.showsPersons;
    const secondLook = secondLookFor(showsPersons, caller, at);
    const redacted: Media = {
      ...redactionOrder(source, body.boxes, owner, at),
      division: villageCode,
      ...(secondLook && { secondLook }),
    };
    const redactedId = redacted.mediaId;
    const audit = {
      subject: `media#${redactedId}`,
      action: 'redactMedia',
      at,
      actor: caller.accountId,
      requestId,
    } as const;
    await transact(
      putNewMedia(redacted),
      ...(secondLook ? [saveShowedPersons(source.mediaId)] : []),
      auditRow({ ...audit, note: `of ${source.mediaId}, ${body.boxes.length} boxes, persons: ${showsPersons}` }),
      markDone(once, redactedId, at),
    );
    return leaveOrder(redactedId);
  };
  return doOnce(once, { done: leaveOrder, act });
});
