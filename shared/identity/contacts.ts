import { DivisionCode } from '../divisions';
import { defineRoute } from '../route';
import * as z from '../zod';

/** A landline with its area's code, a mobile, or a short number of a service: what an office lets everyone dial. */
export const OfficePhone = z
  .string()
  .check(z.trim(), z.regex(/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|1\d{4})$/, '请填座机（带区号）、手机或 12345 这样的号码'));

const Contact = z.object({ division: DivisionCode, name: z.string(), phone: OfficePhone });
export type Contact = z.infer<typeof Contact>;

const params = z.object({ division: DivisionCode });
const Contacts = z.object({ items: z.array(Contact) });

export const listContacts = defineRoute({
  id: 'listContacts',
  method: 'GET',
  path: '/divisions/{division}/contacts',
  summary:
    'The phones of a village, of its town and of its district, as far as they are published, nearest first (电话)',
  access: 'public',
  params,
  response: Contacts,
});

export const publishContact = defineRoute({
  id: 'publishContact',
  method: 'PUT',
  path: '/divisions/{division}/contacts',
  summary: 'Publish the phone that people may dial at my office; without one, none is published any more',
  access: ['cadre', 'township', 'regulator'],
  within: 'division',
  params,
  body: z.object({ phone: z.optional(OfficePhone) }),
  response: Contacts,
});
