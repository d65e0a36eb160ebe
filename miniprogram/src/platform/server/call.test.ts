import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import { listDivisions } from '@shared/divisions';
import { showMe } from '@shared/identity/identity';
import { countUnreadMessages } from '@shared/messages/messages';
import { listEntries } from '@shared/accounts/accounts';
import { call, fieldErrors, NetworkError, sayError, urlOf } from './call';
import { setNetwork } from '../../../test/taro';
import { watchNetwork } from './network';
import { clearSession, getTokens, setSession } from './session';

const request = Taro.request as unknown as jest.Mock;
const me = { accountId: '01HZ0000000000000000000000', grants: [] };
const session = (n: number) => ({ accessToken: `access-${n}`, refreshToken: `refresh-${n}`, accessExpiresAt: '', me });

interface Sent {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: string;
}

/** An API that takes only the newest access token, and each refresh token once. */
function startApi() {
  let newest = 2;
  const seen: Sent[] = [];
  request.mockImplementation(async (sent: Sent) => {
    seen.push(sent);
    await Promise.resolve();
    if (sent.url.endsWith('/sessions/refresh')) {
      const known = JSON.parse(sent.data!).refreshToken === `refresh-${newest - 1}`;
      if (!known) return { statusCode: 401, data: { code: 'auth.expired', message: '', requestId: '' } };
      return { statusCode: 200, data: session(newest) };
    }
    if (sent.header.authorization !== `Bearer access-${newest}`)
      return { statusCode: 401, data: { code: 'auth.expired', message: '', requestId: '' } };
    return { statusCode: 200, data: { count: 3 } };
  });
  return {
    seen,
    refreshes: () => seen.filter(({ url }) => url.endsWith('/sessions/refresh')).length,
    age: () => (newest += 1),
  };
}

beforeEach(() => {
  request.mockReset();
  clearSession();
});

describe('call', () => {
  it('renews an expired token once for calls that expire together, and repeats each', async () => {
    const api = startApi();
    setSession(session(1));
    const answers = await Promise.all([
      call(countUnreadMessages),
      call(countUnreadMessages),
      call(countUnreadMessages),
    ]);
    expect(answers).toEqual([{ count: 3 }, { count: 3 }, { count: 3 }]);
    expect(api.refreshes()).toBe(1);
    expect(getTokens()?.refreshToken).toBe('refresh-2');
  });

  it('ends the session when the refresh token is refused', async () => {
    startApi();
    setSession(session(0));
    await expect(call(showMe)).rejects.toMatchObject({ code: 'auth.required' });
    expect(getTokens()).toBeUndefined();
  });

  it('keeps the session when the network is lost while renewing', async () => {
    setSession(session(1));
    request
      .mockResolvedValueOnce({ statusCode: 401, data: { code: 'auth.expired', message: '', requestId: '' } })
      .mockRejectedValueOnce({ errMsg: 'request:fail timeout' });
    await expect(call(showMe)).rejects.toBeInstanceOf(NetworkError);
    expect(getTokens()?.refreshToken).toBe('refresh-1');
  });

  it('never shows a public route who calls', async () => {
    setSession(session(1));
    request.mockResolvedValue({ statusCode: 200, data: {} });
    await call(listDivisions);
    expect((request.mock.calls[0]![0] as Sent).header.authorization).toBeUndefined();
  });

  it('gives the code and the refused fields of an error', async () => {
    const details = [{ path: 'description', message: '请至少写 5 个字' }];
    request.mockResolvedValue({
      statusCode: 400,
      data: { code: 'request.malformed', message: '', requestId: '', details },
    });
    const error: unknown = await call(listDivisions).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(fieldErrors(error)).toEqual({ description: '请至少写 5 个字' });
  });

  it('takes a gateway’s own page for a lost network, and says it without a code', async () => {
    request.mockResolvedValue({ statusCode: 502, data: '<html>Bad Gateway</html>' });
    const error: unknown = await call(listDivisions).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NetworkError);
    expect(sayError(error)).toBe('我们这边出了故障，不是您的网络。请过几分钟再试。');
  });

  it('blames the signal only when the phone says that there is none', async () => {
    request.mockRejectedValue({ errMsg: 'request:fail timeout' });
    const error: unknown = await call(listDivisions).catch((thrown: unknown) => thrown);
    expect(sayError(error)).toMatch(/可能是我们这边的问题/);
    watchNetwork();
    setNetwork(false);
    expect(sayError(error)).toBe('网络不通，请到信号好的地方再试。');
    setNetwork(true);
  });

  it.each([
    ['saveImageToPhotosAlbum:fail auth deny', /添加到相册/],
    ['chooseMedia:fail auth denied', /进“设置”/],
    ['shareFileMessage:fail cancel', /已取消/],
    ['login:fail', /重新打开/],
    ['scanCode:fail', /再扫一次/],
    ['chooseMedia:fail api scope is not declared in the privacy agreement', /隐私保护指引/],
  ])('says what WeChat refused, and what to do: %s', (errMsg, words) => {
    expect(sayError({ errMsg })).toMatch(words);
  });

  it('says of a host that is not listed that no other network helps', async () => {
    request.mockRejectedValue({ errMsg: 'request:fail url not in domain list' });
    const error: unknown = await call(listDivisions).catch((thrown: unknown) => thrown);
    expect(sayError(error)).toMatch(/管理员/);
  });

  it('writes params into the path and leaves out what is not asked', () => {
    const params = { villageCode: '511503001003', year: 2026 };
    expect(urlOf(listEntries, { params, query: { direction: 'income', month: undefined, after: 'a/b=' } })).toBe(
      'http://api.test/villages/511503001003/years/2026/entries?direction=income&after=a%2Fb%3D',
    );
  });
});
