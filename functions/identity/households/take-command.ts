import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { tellAccount } from '../../messages/tell';
import { auditRow } from '../../platform/audit';
import type { Caller } from '../../platform/sessions';
import { retryOnRace, transact } from '../../platform/transact';
import { type Person, personById } from '../person-store';
import { type KeptShare, type Said, type ShareCommand, takeShareCommand } from './household';
import { putShare, shareOf } from './share-store';

/** The bound person's id: no request can name another as the one who acts. */
export function residentOf({ person }: Pick<Caller, 'person'>): string {
  if (!person) throw new AppError('auth.refused');
  return person.personId;
}

interface Order {
  readonly command: ShareCommand;
  readonly ownerId: string;
  readonly viewerId: string;
  readonly said?: Said;
  /** More for the trail. */
  readonly note?: string;
  readonly audit: { action: string; at: string; actor: string; role?: string; requestId: string };
}

/**
 * Takes one step of a share: both people and the share as they stand now, the decision, then the change and its audit row in one
 * transaction, and only then the message. A step that is repeated changes nothing, and tells nothing twice.
 * @throws AppError `notFound`, `households.*`
 */
export const takeCommand = (order: Order): Promise<{ owner: Person; viewer: Person }> =>
  retryOnRace(async () => {
    const { command, ownerId, viewerId, said, note, audit } = order;
    const [owner, viewer, share] = await Promise.all([
      personById(ownerId),
      personById(viewerId),
      shareOf(ownerId, viewerId),
    ]);
    if (!owner || !viewer) throw new AppError('notFound');
    const next = takeShareCommand(command, { owner, viewer, share }, audit.at, dayInChina(audit.at), said);
    if (next)
      await transact(
        putShare({ ownerId, viewerId }, next, share),
        auditRow({ ...audit, subject: `person#${ownerId}`, note: noteOf(viewerId, next, note) }),
      );
    await tell(command, owner, viewer, next ?? share);
    return { owner, viewer };
  });

const noteOf = (viewerId: string, { wordsVersion, paperNo }: KeptShare, more: string | undefined): string =>
  [`to person#${viewerId}`, wordsVersion && `words ${wordsVersion}`, paperNo && `paper ${paperNo}`, more]
    .filter(Boolean)
    .join(', ');

/** Who asked is told of a yes, never of a no: a family's quarrel is not for a message. */
async function tell(command: ShareCommand, owner: Person, viewer: Person, share: KeptShare | undefined): Promise<void> {
  const sourceOf = (at: string) => `${owner.personId}|${viewer.personId}|${at}`;
  const { askedAt, decidedAt, state } = share ?? {};
  if (command === 'ask' && state === 'asked' && askedAt && owner.accountId)
    await tellAccount({ accountId: owner.accountId, kind: 'shareAsked', sourceId: sourceOf(askedAt), at: askedAt });
  const agreed = command === 'agree' || command === 'recordPaper';
  if (agreed && state === 'agreed' && decidedAt && viewer.accountId)
    await tellAccount({
      accountId: viewer.accountId,
      kind: 'shareAgreed',
      sourceId: sourceOf(decidedAt),
      at: decidedAt,
    });
}
