import { AppError } from '@shared/errors';
import { receiveWechatMessage } from '@shared/wechat-messages';
import * as z from '@shared/zod';
import { log } from '../platform/log';
import { handle } from '../platform/serve';
import { hearPictureVerdict } from '../reviews/pictures/settle-picture';
import { pushContract } from './contract';
import { isFresh, isSigned, opened, type PushContract } from './envelope';

const PictureEvent = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  appid: z.string(),
  trace_id: z.string().check(z.minLength(1), z.maxLength(128)),
  version: z.literal(2),
  errcode: z.int(),
  result: z.optional(z.object({ suggest: z.enum(['pass', 'review', 'risky']) })),
});

function eventIn(sealed: string, contract: PushContract): unknown {
  try {
    return JSON.parse(opened(sealed, contract));
  } catch {
    throw new AppError('wechat.notSigned');
  }
}

/**
 * One that comes twice, late, or before our own asking has ended changes what it would have changed once. Of anything but pictures WeChat
 * is told that it came, so that it does not send it thrice.
 */
export const receiveWechatMessageHandler = handle(receiveWechatMessage)(async ({ query, body }, { at }) => {
  const contract = pushContract();
  const { msg_signature: signature, timestamp, nonce } = query;
  const isOurs = isSigned(signature, contract.token, timestamp, nonce, body.Encrypt) && isFresh(timestamp, at);
  if (!isOurs) throw new AppError('wechat.notSigned');
  const event = z.safeParse(PictureEvent, eventIn(body.Encrypt, contract));
  if (!event.success || event.data.appid !== contract.appId) {
    log('info', 'wechatMessageIgnored');
    return 'success' as const;
  }
  const { trace_id: traceId, errcode, result } = event.data;
  await hearPictureVerdict(traceId, errcode === 0 && result ? result.suggest : 'unknown', at);
  return 'success' as const;
});
