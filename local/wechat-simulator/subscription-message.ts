import { messageValueIsValid } from './message-values';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

type Wrapped = Record<string, { value?: unknown } | undefined>;

/** `POST /cgi-bin/message/subscribe/send`: one acceptance, one message. */
export const subscriptionMessage = (world: World) => {
  let sequence = 0;
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
