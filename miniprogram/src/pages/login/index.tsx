import { View } from '@tarojs/components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { sayError } from '@/platform/server/call';
import { listDemoPeople, signInAsDemo, signInWithWechat } from '@/platform/server/login';
import { goBack, openPage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { aria } from '@/ui/aria';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { copy } from './copy';
import './index.css';

function useSignIn<Input>(signIn: (input: Input) => Promise<void>) {
  return useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      say(copy.done);
      goBack();
    },
    onError: (error) => say(sayError(error)),
  });
}

function WechatLogin() {
  const login = useSignIn(() => signInWithWechat());
  return (
    <Button loading={login.isPending} onClick={() => login.mutate(undefined)}>
      {copy.wechat}
    </Button>
  );
}

/** Where there is no WeChat: the people of the local stack, one press each. */
function DemoLogin() {
  const people = useQuery({ queryKey: ['demoPeople'], queryFn: listDemoPeople, retry: false });
  const login = useSignIn(signInAsDemo);
  return (
    <View>
      <SectionTitle>{copy.demo}</SectionTitle>
      <View className="note login-demo-note">{copy.demoNote}</View>
      <Answer of={people} failed={() => <EmptyState title={copy.noDemo} note={copy.openInWechat} icon="phone" />}>
        {(found) => (
          <Card flush>
            {found.map(({ openid, name, note }) => (
              <Row
                key={openid}
                icon="me"
                title={name}
                note={note}
                onClick={() => !login.isPending && login.mutate(openid)}
              />
            ))}
          </Card>
        )}
      </Answer>
    </View>
  );
}

export default function LoginPage() {
  return (
    <Page>
      <View className="login-top">
        <View className="login-mark">
          <Icon name="book" />
        </View>
        <View className="login-title" {...aria({ role: 'heading' })}>
          {copy.title}
        </View>
        <View>{copy.why}</View>
        <View className="note">{copy.free}</View>
      </View>
      {process.env.TARO_ENV === 'weapp' && <WechatLogin />}
      {__DEV_LOGIN__ && <DemoLogin />}
      {process.env.TARO_ENV !== 'weapp' && !__DEV_LOGIN__ && <EmptyState title={copy.openInWechat} icon="phone" />}
      <View className="note login-agree">{copy.agree}</View>
      <View className="login-privacy" onClick={() => openPage('identity/privacy')} {...aria({ role: 'link' })}>
        {copy.privacy}
      </View>
    </Page>
  );
}
