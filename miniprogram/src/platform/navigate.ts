import Taro, { useRouter } from '@tarojs/taro';
import { decodeScene } from '@shared/papers/scene';

export type Tab = 'home' | 'report' | 'messages' | 'me';

type Params = Record<string, string | number | undefined>;

function urlOf(page: string, params: Params): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  const root = page === 'login' ? '/pages' : '/features';
  return `${root}/${page}/index${query && `?${query}`}`;
}

/** Opens a page of a feature: `openPage('reports/detail', { reportId })`. Past WeChat's ten pages it replaces the last. */
export function openPage(page: string, params: Params = {}): void {
  const url = urlOf(page, params);
  if (Taro.getCurrentPages().length >= 10) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

/** Opens a feature's page in the place of this one: going back does not come here again. */
export function replacePage(page: string, params: Params = {}): void {
  void Taro.redirectTo({ url: urlOf(page, params) });
}

export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` });
}

/** Back to where the person came from; to the first page when there is nothing behind. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else openTab('home');
}

/** What a scanned code names, as the parameters its page has: `{ villageCode, assetId }`. */
function scannedParams(scene: string | undefined): Record<string, string | undefined> {
  const subject = scene === undefined ? undefined : decodeScene(decodeURIComponent(scene));
  if (!subject) return {};
  const { kind, villageCode, id } = subject;
  return { villageCode, [`${kind}Id`]: id };
}

/** What the page was opened with, or the code that was scanned names. A missing one is an empty string: the contract then refuses it. */
export function useParams<Name extends string = string>(): Record<Name, string> {
  const { params } = useRouter();
  const scanned = scannedParams(params.scene);
  return new Proxy({} as Record<Name, string>, {
    get: (_, name) => {
      const value = params[String(name)];
      return value === undefined ? (scanned[String(name)] ?? '') : decodeURIComponent(value);
    },
  });
}

/** Brings the top of the page, or the first element of a class, into sight once it is drawn. */
export function scrollTo(selector?: string): void {
  const target = selector ? { selector, offsetTop: -120 } : { scrollTop: 0 };
  setTimeout(() => void Promise.resolve(Taro.pageScrollTo({ ...target, duration: 150 })).catch(() => undefined), 80);
}
