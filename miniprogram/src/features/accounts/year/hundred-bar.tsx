import { View } from '@tarojs/components';
import type { AccountTotal } from '@shared/accounts/accounts';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { HUNDRED } from './copy';
import { hundredOf } from './hundred';

const MOST = 4;

interface Props {
  accounts: readonly AccountTotal[];
  out: boolean;
  onOpen: (account: AccountTotal) => void;
}

/** 每 100 元花在哪: one bar cut into its largest parts, each named with its yuan, each opening its entries. */
export function HundredBar({ accounts, out, onOpen }: Props) {
  const shares = hundredOf(accounts, MOST);
  if (shares.length < 2) return null;
  return (
    <View className={cx('hundred', out && 'hundred-out')}>
      <View className="muted">{out ? HUNDRED.spent : HUNDRED.earned}</View>
      <View className="hundred-bar" {...aria({ hidden: true })}>
        {shares.map(({ yuan }, at) => (
          <View key={at} className={`hundred-part hundred-${at}`} style={{ flexGrow: yuan }} />
        ))}
      </View>
      {shares.map(({ of, yuan }, at) => (
        <View
          key={at}
          className="hundred-line"
          {...(of && { onClick: () => onOpen(of) })}
          {...aria({ role: of && 'button', label: HUNDRED.spoken(of?.accountName ?? HUNDRED.rest, yuan) })}
        >
          <View className={`hundred-key hundred-${at}`} />
          <View className="hundred-name">{of?.accountName ?? HUNDRED.rest}</View>
          <View>{HUNDRED.yuan(yuan)}</View>
        </View>
      ))}
    </View>
  );
}
