import Taro from '@tarojs/taro';
import type { SigningProof } from '@shared/orders/signing';

/** `none`: this phone has no face or fingerprint that WeChat takes, or it did not do this time. */
export type DeviceSigned = SigningProof | 'none' | 'cancelled';

type Mode = 'fingerPrint' | 'facial';
const MODES: readonly Mode[] = ['fingerPrint', 'facial'];
/** 用户取消授权 (developers.weixin.qq.com, wx.startSoterAuthentication). */
const CANCELLED = 90008;

interface Ends<Result> {
  success: (result: Result) => void;
  fail: (error: unknown) => void;
}
/** Taro makes no promise of these functions. */
const promised = <Result>(ask: (ends: Ends<Result>) => unknown): Promise<Result> =>
  new Promise((success, fail) => void ask({ success, fail }));

/** What this phone can be asked for, and its holder has put in. */
async function modesHere(): Promise<Mode[]> {
  const { supportMode } = await promised((ends: Ends<Taro.checkIsSupportSoterAuthentication.SuccessCallbackResult>) =>
    Taro.checkIsSupportSoterAuthentication(ends),
  );
  const isEnrolled = (checkAuthMode: Mode) =>
    promised((ends: Ends<{ isEnrolled: boolean }>) =>
      Taro.checkIsSoterEnrolledInDevice({ checkAuthMode, ...ends }),
    ).then(
      (answer) => answer.isEnrolled,
      () => false,
    );
  const modes = MODES.filter((mode) => supportMode.includes(mode));
  const enrolled = await Promise.all(modes.map(isEnrolled));
  return modes.filter((_, place) => enrolled[place]);
}

/**
 * Has the phone's hardware sign a challenge after a face or a finger.
 * @param words what its window says: 42 letters at most.
 */
export async function signWithDevice(challenge: string, words: string): Promise<DeviceSigned> {
  if (process.env.TARO_ENV !== 'weapp') return 'none';
  try {
    const requestAuthModes = await modesHere();
    if (requestAuthModes.length === 0) return 'none';
    const asked = { requestAuthModes, challenge, authContent: words };
    const { resultJSON, resultJSONSignature } = await promised(
      (ends: Ends<Taro.startSoterAuthentication.SuccessCallbackResult>) =>
        Taro.startSoterAuthentication({ ...asked, ...ends }),
    );
    return { kind: 'soter', json: resultJSON, signature: resultJSONSignature };
  } catch (error) {
    return (error as { errCode?: number }).errCode === CANCELLED ? 'cancelled' : 'none';
  }
}
