import { AppError } from '@shared/errors';
import type { Caller } from '../platform/sessions';

/** The bound person's id: every key of this feature begins with it, so no request can name another's. */
export function personOf({ person }: Caller): string {
  if (!person) throw new AppError('auth.refused');
  return person.personId;
}
