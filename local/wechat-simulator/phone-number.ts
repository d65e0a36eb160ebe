import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

/** `POST /wxa/business/getuserphonenumber`. A code bound to someone else is refused when `openid` is sent, and is used up. */
export const phoneNumber = (world: World) => (call: Call) => {
  const body = requirePost(call);
  if (!body.code) throw new Refusal(41008, 'missing code');
  const redeemed = world.redeem('phone', body.code);
  if (redeemed === 'used' || redeemed === 'invalid' || (body.openid && body.openid !== redeemed.openid)) {
    throw new Refusal(40029, 'invalid code');
  }
  const { phone } = redeemed;
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: phone,
      purePhoneNumber: phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now() / 1000), appid: world.options.appId },
    },
  };
};
