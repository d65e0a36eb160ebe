import library from './base-library.json';
import type { CalledApis } from './called-apis';

const numbers = (version: string): number[] => version.split('.').map(Number);

/** Whether a version of WeChat's base library comes after another. */
export function isLater(version: string, than: string): boolean {
  const [mine, other] = [numbers(version), numbers(than)];
  const at = mine.findIndex((part, index) => part !== other[index]);
  return at >= 0 && mine[at]! > (other[at] ?? 0);
}

/**
 * What is called and is not in the base library that is declared as the least (base-library.json, to be set in the mp console as
 * 基础库最低版本). A later API is asked for first: `Taro.canIUse('…')`. One whose version nobody wrote down is named as well.
 */
export function laterThanMinimum({ functions, asked }: Pick<CalledApis, 'functions' | 'asked'>): string[] {
  const since: Record<string, string | undefined> = library.wx;
  return [...functions].flatMap((name) => {
    const version = since[name];
    if (version === undefined) return [`wx.${name}: since which base library? Write it into base-library.json`];
    return isLater(version, library.minimum) && !asked.has(name)
      ? [`wx.${name} needs base library ${version}, ${library.minimum} is declared: ask Taro.canIUse('${name}') first`]
      : [];
  });
}
