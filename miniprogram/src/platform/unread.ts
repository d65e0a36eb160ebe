import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { countUnreadMessages } from '@shared/messages/messages';
import { ALWAYS, useAnswer } from './server/answers';
import { useSignedIn } from './server/session';

const MESSAGES_TAB = 2;

/** Keeps the number on the 消息 tab right; for the tab pages. */
export function useUnreadBadge(): number {
  const signedIn = useSignedIn();
  const unread = useAnswer(countUnreadMessages, undefined, { enabled: signedIn, staleTime: ALWAYS });
  const count = signedIn ? (unread.data?.count ?? 0) : 0;
  useEffect(() => {
    const done = count
      ? Taro.setTabBarBadge({ index: MESSAGES_TAB, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: MESSAGES_TAB });
    // Refused when a page above the tabs is shown: the next show puts it right.
    Promise.resolve(done).catch(() => undefined);
  }, [count]);
  return count;
}
