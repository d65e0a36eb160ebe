import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { notePictureAsked } from '../../functions/reviews/pictures/check-store';
import { signatureOf } from '../../functions/wechat-messages/envelope';
import { LOCAL_WECHAT_APP, LOCAL_WECHAT_PUSH } from '../../local/environment';
import { messageOf } from '../../local/wechat-simulator/push';
import type { District } from './district';
import { exercises, NOTHING } from './exercise';
import { reviewed } from './moderation-exercises';

/** A review whose picture WeChat has been asked about; by which name. */
async function asked(d: District): Promise<string> {
  const [mediaId, traceId] = [newId(), newId()];
  const held = { ...d.subjects.notice, state: 'held', heldFor: 'picture' } as const;
  const review = await reviewed(d, { ...held, pictures: [{ mediaId }], stars: 2, comment: '公开栏的玻璃碎了' });
  await notePictureAsked(traceId, { ...review, mediaId }, review.reviewedAt);
  return traceId;
}

export const pictureExercises = exercises(NOTHING, {
  confirmWechatMessages: () => {
    const [timestamp, nonce] = ['1714036504', '1514711492'];
    const signature = signatureOf(LOCAL_WECHAT_PUSH.token, timestamp, nonce);
    return { query: { timestamp, nonce, signature, echostr: '4375120948345356249' } };
  },
  receiveWechatMessage: async (district) => {
    const event = {
      ...{ MsgType: 'event', Event: 'wxa_media_check', appid: LOCAL_WECHAT_APP.appId, version: 2, errcode: 0 },
      ...{ trace_id: await asked(district), result: { suggest: 'pass', label: 100 } },
    };
    const push = { ...LOCAL_WECHAT_PUSH, deliver: () => Promise.resolve({ status: 200, text: '' }) };
    const { query, body } = messageOf(event, { options: LOCAL_WECHAT_APP, now: Date.parse(now()) }, push);
    return { query, body: JSON.parse(body) as unknown };
  },
});
