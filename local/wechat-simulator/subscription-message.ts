import { messageValueIsValid } from './message-values';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

type Wrapped = Record<string, { value?: unknown } | undefined>;

const MESSAGES_A_DAY = 10_000_000;
const DAY_MS = 24 * 3_600_000;

/** `POST /cgi-bin/message/subscribe/send`: one acceptance, one message; the same message twice is two. */
export const subscriptionMessage = (world: World) => {
  let sequence = 0;
  const today = () => world.sent.filter(({ at }) => Date.parse(at) > world.now() - DAY_MS).length;
  return (call: Call) => {
    const { touser, template_id, page, data, miniprogram_state = 'formal', lang = 'zh_CN' } = requirePost(call);
    if (typeof touser !== 'string' || !world.people.has(touser)) throw new Refusal(40003, 'invalid openid');
    const template = world.options.templates?.[String(template_id)];
    if (!template) throw new Refusal(40037, 'invalid template_id');
    if (page !== undefined && !(world.options.pageExists?.(String(page).split('?')[0]!.replace(/^\//, '')) ?? true)) {
      throw new Refusal(41030, 'invalid page');
    }
    if (
      !['developer', 'trial', 'formal'].includes(String(miniprogram_state)) ||
      !/^(zh_CN|en_US|zh_HK|zh_TW)$/.test(String(lang))
    ) {
      throw new Refusal(47001, 'data format error');
    }
    const values = checkValues(template.keys, data);
    if (today() >= (world.options.messagesADay ?? MESSAGES_A_DAY))
      throw new Refusal(45009, 'reach max api daily quota limit');
    if (!world.spendCredit(touser, String(template_id))) throw new Refusal(43101, 'user refuse to accept the msg');
    world.sent.push({
      openid: touser,
      templateId: String(template_id),
      page: String(page ?? ''),
      data: values,
      at: new Date(world.now()).toISOString(),
    });
    sequence += 1;
    return { errcode: 0, errmsg: 'ok', msgid: 2_000_000_000_000_000 + sequence };
  };
};

/** The keys must be the template's, all of them and no others, each `{ value: string }` within its type's rule. */
const checkValues = (keys: readonly string[], data: unknown): Record<string, string> => {
  const invalid = (key: string) => new Refusal(47003, `argument invalid! data.${key}.value invalid`);
  if (!data || typeof data !== 'object') throw invalid(keys[0] ?? '');
  const wrapped = data as Wrapped;
  const foreign = Object.keys(wrapped).find((key) => !keys.includes(key));
  if (foreign !== undefined) throw invalid(foreign);
  return Object.fromEntries(
    keys.map((key) => {
      const value = wrapped[key]?.value;
      if (!messageValueIsValid(key, value)) throw invalid(key);
      return [key, value as string];
    }),
  );
};
