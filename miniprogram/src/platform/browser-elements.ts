import { say } from './notify';

type Field = HTMLElement & { inputRef?: HTMLElement; textareaRef?: HTMLElement; watchValue(value: unknown): void };

/**
 * Taro's fields in a browser throw when they are given a value before they are drawn, on every page with one. They draw it all the same: they
 * are told only once there is something to tell it to. Once, at launch.
 */
export function mendFields(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  for (const tag of ['taro-input-core', 'taro-textarea-core'])
    void customElements.whenDefined(tag).then((made) => {
      const prototype = made.prototype as Field;
      const watch = prototype.watchValue;
      prototype.watchValue = function (this: Field, value) {
        if (this.inputRef ?? this.textareaRef) watch.call(this, value);
      };
    });
}

/** What webpack says when a page's script or styles did not come. */
const isMissingPage = (reason: unknown): boolean => {
  const { name, code } = (reason ?? {}) as { name?: string; code?: string };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
};

/** Whether the app was published anew since this one was loaded: none of the scripts that run stands in its document any more. */
async function isOlder(): Promise<boolean> {
  const answer = await fetch('index.html', { cache: 'no-store' }).catch(() => undefined);
  const now = answer?.ok && (await answer.text().catch(() => undefined));
  const own = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? '');
  return Boolean(now) && !own.some((src) => (now as string).includes(src.replace(/^.*\//, '')));
}

/**
 * A page that a browser cannot fetch, as without a network, is not gone to: Taro changes the address and its bars first, and then shows the old page.
 * One that is not there any more, since the app was published anew, comes with the new app: the address is the page's already.
 */
export function stayWithoutPage(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  window.addEventListener('unhandledrejection', (event) => {
    if (!isMissingPage(event.reason)) return;
    event.preventDefault();
    void isOlder().then((older) => {
      if (older) return window.location.reload();
      say('这一页没有打开，网络不通。请到信号好的地方再试。');
      window.history.back();
    });
  });
}

/** Taro's own bars say what they are: a screen reader goes past them to the page, or to them. The title in the upper one is the page's heading. */
export function nameLandmarks(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.querySelector('#taro-navigation-bar')?.setAttribute('role', 'banner');
  const title = document.querySelector('.taro-navigation-bar-title');
  title?.setAttribute('role', 'heading');
  title?.setAttribute('aria-level', '1');
  // A page with nothing to press is moved up and down by the keys all the same.
  for (const page of document.querySelectorAll('.taro_page')) page.setAttribute('tabindex', '0');
  const tabs = document.querySelector('taro-tabbar');
  tabs?.setAttribute('role', 'navigation');
  tabs?.setAttribute('aria-label', '主导航');
}
