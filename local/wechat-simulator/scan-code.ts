import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;

/**
 * `POST /wxa/getwxacodeunlimit`: the picture itself, or JSON with what is wrong. WeChat draws its own round code; here it is a QR code of
 * the page and the scene.
 */
export const scanCode = (world: World) => async (call: Call) => {
  const {
    scene,
    page = 'pages/home/index',
    check_path = true,
    width = 430,
    env_version = 'release',
  } = requirePost(call);
  if (typeof scene !== 'string' || scene.length === 0 || scene.length > 32)
    throw new Refusal(40169, 'invalid length for scene, or the data is not json string');
  if (!SCENE.test(scene)) throw new Refusal(40129, 'invalid scene');
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) throw new Refusal(41030, 'invalid page');
  if (check_path !== false && !(world.options.pageExists ?? (() => true))(page))
    throw new Refusal(41030, 'invalid page');
  if (typeof width !== 'number' || width < 280 || width > 1280) throw new Refusal(40097, 'invalid args');
  if (!['release', 'trial', 'develop'].includes(env_version as string)) throw new Refusal(40097, 'invalid args');
  return sharp(Buffer.from(renderSVG(`${page}?scene=${scene}`, { border: 2 })))
    .resize(width, width)
    .png()
    .toBuffer();
};
