/** A stand-in for @tarojs/taro with a working storage and network switch; what a test cares about it sets itself. */
const stored = new Map<string, string>();
const networkListeners = new Set<(state: { isConnected: boolean }) => void>();
const ok = <T>(value: T) => jest.fn(async () => value);

/** Turns the phone's network on or off. */
export const setNetwork = (isConnected: boolean) => networkListeners.forEach((listener) => listener({ isConnected }));
export const clearStorage = () => stored.clear();

const Taro = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  request: jest.fn(),
  uploadFile: jest.fn(),
  login: ok({ code: 'test-code' }),
  chooseMedia: ok({ tempFiles: [] as unknown[] }),
  getRandomValues: jest.fn(async ({ length }: { length: number }) => ({
    randomValues: new Uint8Array(length).map(() => Math.floor(Math.random() * 256)).buffer,
  })),
  getFileSystemManager: () => ({
    copyFile: ({ success }: { success: () => void }) => success(),
    unlink: jest.fn(),
  }),
  getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: string) => void stored.set(key, value)),
  removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
  getStorageInfoSync: () => ({ keys: [...stored.keys()] }),
  getNetworkType: ok({ networkType: 'wifi' }),
  onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) => void networkListeners.add(listener),
  getAppBaseInfo: () => ({ theme: 'light' }),
  getCurrentPages: () => [{}],
  navigateTo: ok({}),
  navigateBack: ok({}),
  redirectTo: ok({}),
  switchTab: ok({}),
  showToast: ok({}),
  showModal: ok({ confirm: true }),
  setTabBarBadge: ok({}),
  removeTabBarBadge: ok({}),
  hideTabBar: ok({}),
  showTabBar: ok({}),
  setClipboardData: ok({}),
  setNavigationBarTitle: ok({}),
  setNavigationBarColor: ok({}),
  previewImage: ok({}),
  pageScrollTo: ok({}),
  stopPullDownRefresh: jest.fn(),
  onAppShow: jest.fn(),
  onAppHide: jest.fn(),
  offAppShow: jest.fn(),
  offAppHide: jest.fn(),
};
export default Taro;
export const useLaunch = (run: () => void) => run();
export const useDidShow = jest.fn();
export const useDidHide = jest.fn();
export const usePullDownRefresh = jest.fn();
export const useReachBottom = jest.fn();
export const useRouter = jest.fn(() => ({ params: {} as Record<string, string> }));
