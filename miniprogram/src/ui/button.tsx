import { Button as TaroButton, type ButtonProps } from '@tarojs/components';
import { aria } from './aria';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import './button.css';

interface Props {
  children: string;
  onClick?: () => void;
  look?: 'primary' | 'quiet' | 'danger';
  /** As wide as its words, for use inside a card. */
  small?: boolean;
  icon?: IconName;
  /** Working: it says so and takes no second press. */
  loading?: boolean;
  disabled?: boolean;
  openType?: ButtonProps['openType'];
  onGetPhoneNumber?: ButtonProps['onGetPhoneNumber'];
}

const WAIT = '请稍等…';

export function Button({ children, onClick, look = 'primary', small, icon, loading, disabled, ...wechat }: Props) {
  const off = Boolean(disabled || loading);
  return (
    <TaroButton
      className={cx('btn', `btn-${look}`, small && 'btn-small', off && 'btn-off')}
      hoverClass="btn-press"
      // Only when it is: H5 takes `disabled="false"` for disabled.
      {...(off ? { disabled: true } : { onClick })}
      // WeChat's own button is one already.
      {...aria({ label: loading ? WAIT : children, ...(process.env.TARO_ENV === 'h5' && !off && { role: 'button' }) })}
      {...wechat}
    >
      {icon && <Icon name={icon} />}
      {loading ? WAIT : children}
    </TaroButton>
  );
}
