import { AppError } from '@shared/errors';
import { fieldErrorsOf, isContact, type PrivateField, privateFieldsOf } from '@shared/text/public-words';
import type { AnyRoute } from '@shared/route';
import { auditRow } from './audit';
import { doOnce } from './command';
import { markDone, type Once, onceOfPart } from './once';
import { transact } from './transact';

/**
 * Lets no identity number and no card through in words that a route makes public, whoever confirms what.
 * @param sent the body as it came: what does not fit the route's schema is refused for that, or for this, but never published.
 * @returns the fields with telephone numbers, which somebody has to confirm.
 * @throws AppError `words.private` with the fields.
 */
export function refusePrivateWords(route: AnyRoute, sent: unknown): PrivateField[] {
  const fields = privateFieldsOf(route, sent);
  const never = fields
    .map(({ path, found }) => ({ path, found: found.filter((one) => !isContact(one)) }))
    .filter(({ found }) => found.length > 0);
  if (never.length > 0) throw new AppError('words.private', fieldErrorsOf(never));
  return fields;
}

/** A route whose body can say that a telephone number is an office's. */
const canConfirm = ({ body }: AnyRoute): boolean => {
  const { shape } = (body ?? {}) as { shape?: object };
  return shape !== undefined && 'publishesContact' in shape;
};

interface Confirming {
  readonly at: string;
  readonly actor: string;
  readonly requestId: string;
  /** The division that the route is within, where it is. */
  readonly division: string;
  readonly once: Once | undefined;
}

/**
 * Lets telephone numbers through that were confirmed to be an office's, and leaves in the trail who confirmed it and where they stand;
 * the numbers themselves are not written down twice.
 * @throws AppError `words.contact` where it can be confirmed and was not, `words.personal` where it cannot.
 */
export async function confirmContacts(
  route: AnyRoute,
  fields: readonly PrivateField[],
  confirmed: boolean,
  { at, actor, requestId, division, once }: Confirming,
): Promise<void> {
  if (fields.length === 0) return;
  if (!canConfirm(route)) throw new AppError('words.personal', fieldErrorsOf(fields));
  if (!confirmed) throw new AppError('words.contact', fieldErrorsOf(fields));
  const part = once && onceOfPart(once, 'contacts');
  const note = `${route.id}: ${fields.map(({ path, found }) => `${path} ${found.length}`).join(', ')}`;
  const audit = auditRow({
    subject: `contacts#${division}`,
    action: 'publishesContact',
    at,
    actor,
    requestId,
    note,
  });
  const act = () => transact(audit, ...(part ? [markDone(part, division, at)] : []));
  await (part ? doOnce(part, { done: async () => undefined, act }) : act());
}
