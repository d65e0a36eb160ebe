import { fieldErrorsOf, isContact, privateFieldsOf } from '@shared/text/public-words';
import type { AnyRoute } from '@shared/route';

/** The same check of public words that the route makes, before anything is sent: one sentence for each field, none when all is well. */
export function checkWords(route: AnyRoute, body: object): Record<string, string> {
  const confirmed = 'publishesContact' in body && body.publishesContact === true;
  const fields = privateFieldsOf(route, body)
    .map(({ path, found }) => ({
      path,
      found: found.filter((one) => !(confirmed && isContact(one))),
    }))
    .filter(({ found }) => found.length > 0);
  const errors: Record<string, string> = {};
  for (const { path, message } of fieldErrorsOf(fields)) errors[path] = message;
  return errors;
}
