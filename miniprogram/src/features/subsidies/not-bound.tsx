import { View } from '@tarojs/components';
import type { ComponentType } from 'react';
import type { BoundPerson } from '@shared/identity/identity';
import { openPage } from '@/platform/navigate';
import { useMe, useSignedIn } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { BIND } from './copy';
import './not-bound.css';

/** Instead of one's own money, for who is not signed in or not bound: why it helps, and the one next thing to press. */
export function NotBound() {
  const signedIn = useSignedIn();
  const words = signedIn ? BIND.bind : BIND.signIn;
  return (
    <Page>
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
    </Page>
  );
}

/** A page of one's own money; says how to get to it, where nobody is bound. */
export const ofBound = (Shown: ComponentType<{ person: BoundPerson }>) =>
  function OfBound() {
    const person = useMe()?.person;
    return person ? <Shown person={person} /> : <NotBound />;
  };
