import { publishContact } from '@shared/identity/contacts';
import { AppError } from '@shared/errors';
import { auditRow } from '../platform/audit';
import { handle } from '../platform/serve';
import { transact } from '../platform/transact';
import { putContact } from './contact-store';
import { divisionNamed } from './division-store';
import { contactsFrom } from './list-contacts';

export const publishContactHandler = handle(publishContact)(async (
  { params: { division }, body: { phone }, caller },
  { at, requestId },
) => {
  if ((await divisionNamed(division)) === division) throw new AppError('notFound');
  await transact(
    putContact(division, phone, at),
    auditRow({
      subject: `division#${division}`,
      action: publishContact.id,
      at,
      actor: caller.accountId,
      requestId,
      note: phone ? 'published' : 'taken down',
    }),
  );
  return contactsFrom(division);
});
