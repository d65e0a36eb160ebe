import { generateKeyPairSync } from 'node:crypto';

export const simulatedMerchantId = '1900000109';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
/** Made once, since the two take 300 ms of a core. */
let pairs: readonly [ReturnType<typeof pair>, ReturnType<typeof pair>] | undefined;

/** What WeChat and a merchant of this machine agree on, with keys of this start alone. They protect nothing. */
export function simulatedMerchant(appId: string, notifyBase: string) {
  const [ours, theirs] = (pairs ??= [pair(), pair()]);
  const [merchantId, serial, platformKeyId] = [
    simulatedMerchantId,
    '5157F09EFDC096DE15EBE81A47057A72',
    'PUB_KEY_ID_0114',
  ];
  const apiKey = '0123456789abcdef0123456789abcdef';
  const signingKey = ours.privateKey.toString('base64');
  const platformPublic = theirs.publicKey.toString('base64');
  return {
    simulator: {
      appId,
      merchantId,
      serial,
      merchantKey: ours.publicKey.toString('base64'),
      platformKey: theirs.privateKey.toString('base64'),
      platformKeyId,
      apiKey,
    },
    contract: (apiBase: string) => ({
      ...{ apiBase, appId, merchantId, serial, signingKey, apiKey, notifyBase },
      platformKeys: { [platformKeyId]: platformPublic },
    }),
    environment: (apiBase: string) => ({
      WECHAT_PAY_API_BASE: apiBase,
      WECHAT_PAY_MERCHANT_ID: merchantId,
      WECHAT_PAY_SERIAL: serial,
      WECHAT_PAY_SIGNING_KEY: signingKey,
      WECHAT_PAY_PLATFORM_KEYS: `${platformKeyId}:${platformPublic}`,
      WECHAT_PAY_API_KEY: apiKey,
      WECHAT_PAY_NOTIFY_BASE: notifyBase,
    }),
  };
}
