import { View } from '@tarojs/components';
import { openPage } from '@/platform/navigate';
import { useSignedIn } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { BIND } from './copy';
import './not-bound.css';

/** Instead of one's own money, for who is not signed in or not bound: why it helps, and the one next thing to press. */
export function NotBound() {
  const signedIn = useSignedIn();
  const words = signedIn ? BIND.bind : BIND.signIn;
  return (
    <Card className="subsidies-bind stack">
      <Icon name="shield" className="subsidies-bind-icon" />
      <View className="subsidies-bind-title">{words.title}</View>
      <View className="muted">{words.note}</View>
      <View className="subsidies-bind-buttons stack">
        <Button onClick={() => openPage(signedIn ? 'identity/bind' : 'login')}>{words.action}</Button>
        <Button look="quiet" onClick={() => openPage('subsidies/programs')}>
          {BIND.programs}
        </Button>
      </View>
    </Card>
  );
}
