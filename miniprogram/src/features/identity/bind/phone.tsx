import { View } from '@tarojs/components';
import { useState } from 'react';
import { demoPhoneCode } from '@/platform/server/login';
import { sayError } from '@/platform/server/call';
import { Button } from '@/ui/button';
import { copy } from '../copy';
import { Problem } from '../problem';

interface Props {
  name: string;
  binding: boolean;
  problem: string | undefined;
  onCode: (phoneCode: string) => void;
  onCounter: () => void;
  onBack: () => void;
}

/** WeChat's own button gives a code for the phone number: nobody types one. The local stack gives the same code on H5. */
export function PhoneStep({ name, binding, problem, onCode, onCounter, onBack }: Props) {
  const [denied, setDenied] = useState<string>();
  const take = (code: string | undefined) => {
    setDenied(code ? undefined : copy.phoneDenied);
    if (code) onCode(code);
  };
  const takeDemo = () => {
    demoPhoneCode().then(take, (error: unknown) => setDenied(sayError(error)));
  };
  return (
    <>
      <View className="identity-title">{copy.phoneTitle}</View>
      <Problem>{denied ?? problem}</Problem>
      <View>{copy.phoneFor(name.trim())}</View>
      <View className="note">{copy.phoneNote}</View>
      <View className="identity-actions">
        {process.env.TARO_ENV === 'weapp' && (
          <Button
            icon="phone"
            loading={binding}
            openType="getPhoneNumber"
            onGetPhoneNumber={(event) => take(event.detail.code)}
          >
            {copy.phone}
          </Button>
        )}
        {process.env.TARO_ENV !== 'weapp' && __DEV_LOGIN__ && (
          <Button icon="phone" loading={binding} onClick={takeDemo}>
            {copy.phone}
          </Button>
        )}
        {process.env.TARO_ENV !== 'weapp' && !__DEV_LOGIN__ && <View>{copy.onlyInWechat}</View>}
        <Button look="quiet" onClick={onCounter}>
          {copy.toCounter}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {copy.back}
        </Button>
      </View>
    </>
  );
}
