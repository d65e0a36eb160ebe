import { defineRoute } from '../route';
import * as z from '../zod';

/** What one agrees to be reminded of outside the app: 办事进展 of what one waits for, 待办 of what one handles. */
export const ReminderGroup = z.enum(['progress', 'work']);
export type ReminderGroup = z.infer<typeof ReminderGroup>;

/** A template of WeChat's (订阅消息) and how many reminders the person has agreed to that were not sent yet. */
export const Subscription = z.object({
  group: ReminderGroup,
  templateId: z.string(),
  left: z.int(),
});
export type Subscription = z.infer<typeof Subscription>;

/** Those of the groups for which the district has a template; none where it has not: then nobody is asked. */
export const Subscriptions = z.object({ items: z.array(Subscription) });
export type Subscriptions = z.infer<typeof Subscriptions>;

export const listSubscriptions = defineRoute({
  id: 'listSubscriptions',
  method: 'GET',
  path: '/me/subscriptions',
  summary: 'How many more reminders by WeChat I have agreed to (微信提醒)',
  access: 'signedIn',
  response: Subscriptions,
});

export const addSubscriptions = defineRoute({
  id: 'addSubscriptions',
  method: 'POST',
  path: '/me/subscriptions',
  summary: 'Report what I agreed to at one tap: one more reminder of each template',
  access: 'signedIn',
  idempotent: true,
  limit: { calls: 60, perSeconds: 3_600 },
  body: z.object({ templateIds: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(5)) }),
  response: Subscriptions,
  errors: ['request.keyReused'],
});
