import { env } from './env';
import { log } from './log';

/** Answers of the gateway are waited for this long. Numbers are never logged: only codes. */
const TIMEOUT_MS = 5_000;

export interface Sms {
  /** 11 digits. */
  phone: string;
  /** The registered text (短信模板) that it fills. */
  template: 'progress' | 'work' | 'binding';
  /** What the text leaves open: a day, never content. */
  params: Record<string, string>;
  /** The same for the same message: a gateway that keeps it sends once. */
  idempotencyKey: string;
}

/** `refused`: the number takes none; `rejected`: our mistake; `unavailable`: not sent, may be tried again; `unknown`: no answer came. */
export type SmsResult = 'sent' | 'refused' | 'rejected' | 'unavailable' | 'unknown';

/** What sends SMS. A district's own gateway (政务短信平台) speaks the wire below; another one is another object of this shape. */
export interface SmsProvider {
  send(sms: Sms): Promise<SmsResult>;
}

const RESULTS: Record<string, SmsResult> = {
  accepted: 'sent',
  badPhone: 'refused',
  optedOut: 'refused',
  tooFrequent: 'unavailable',
  noBalance: 'unavailable',
  busy: 'unavailable',
};

type Gateway = NonNullable<typeof env.smsGateway>;

/**
 * `POST <base>/messages` with `Authorization: Bearer <key>` and `Idempotency-Key`, body `{ phone, templateId, params }`; answers
 * `{ result }`: `accepted`, or why not. An answer that is not one of the gateway's tells nothing of what happened.
 */
const gatewayProvider = ({ apiBase, key, templates }: Gateway): SmsProvider => ({
  async send({ phone, template, params, idempotencyKey }) {
    const templateId = templates[template];
    if (!templateId) return 'rejected';
    let result: unknown;
    try {
      const answer = await fetch(`${apiBase}/messages`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'idempotency-key': idempotencyKey,
        },
        body: JSON.stringify({ phone, templateId, params }),
      });
      ({ result } = (await answer.json()) as { result?: unknown });
    } catch (error) {
      const { code } = ((error as { cause?: { code?: string } }).cause ?? {}) as { code?: string };
      log('warn', 'sendSms', { code: `sms.${code ?? 'unanswered'}` });
      return code === 'ECONNREFUSED' || code === 'ENOTFOUND' ? 'unavailable' : 'unknown';
    }
    const word = typeof result === 'string' && /^[A-Za-z]{1,20}$/.test(result) ? result : undefined;
    if (word !== 'accepted') log('warn', 'sendSms', { code: `sms.${word ?? 'unknown'}` });
    if (word === undefined) return 'unknown';
    return RESULTS[word] ?? 'rejected';
  },
});

/** The provider this deployment is configured for; none by default. */
export function smsProvider(): SmsProvider | undefined {
  const { smsGateway } = env;
  return smsGateway && gatewayProvider(smsGateway);
}
