import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type BoundPerson, unbindPerson } from '@shared/identity/identity';
import { call, sayError } from '@/platform/server/call';
import { signOutHere } from '@/platform/server/login';
import { openPage, openTab } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { setMe, useMe } from '@/platform/server/session';
import { forget, storedKeys } from '@/platform/storage';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { copy } from '../copy';
import { Items } from '../items';
import { Problem } from '../problem';
import '../identity.css';

function MyRecord({ person }: { person: BoundPerson }) {
  return (
    <>
      <Section title={copy.myRecord} flush>
        <Row title={copy.name.label} value={person.name} />
        <Row title={copy.idNumber} value={person.maskedIdNumber} />
        <Row title={copy.phoneNumber} value={person.maskedPhone} />
        <Row title={copy.village} value={person.villageName} />
        <Row title={copy.group} value={person.group} />
        <Row title={copy.boundOn} value={<DayText value={person.boundAt} />} />
      </Section>
      <View className="note">{copy.wrongRecord}</View>
    </>
  );
}

function Unbind() {
  const unbinding = useChange({
    act: () => call(unbindPerson),
    done: copy.unbound,
    onSuccess: (known) => {
      setMe(known);
      queryClient.clear();
    },
  });
  const ask = async () => {
    if (await confirm(copy.unbindTitle, copy.unbindText, copy.unbind)) unbinding.mutate();
  };
  return (
    <View className="identity-actions">
      <Problem>{unbinding.error === null ? undefined : sayError(unbinding.error)}</Problem>
      <Button look="danger" loading={unbinding.isPending} onClick={() => void ask()}>
        {copy.unbind}
      </Button>
    </View>
  );
}

async function clearPhone() {
  if (!(await confirm(copy.clearTitle, copy.clearText, copy.clear))) return;
  await signOutHere();
  storedKeys('draft:').forEach(forget);
  say(copy.cleared);
  openTab('home');
}

/** 个人信息: what is kept and for how long; my own record; and the ways to delete it. */
export default function PrivacyPage() {
  const me = useMe();
  return (
    <Page>
      {me?.person && <MyRecord person={me.person} />}
      {me && !me.person && (
        <EmptyState icon="shield" {...copy.notBound} action={copy.bind} onAction={() => openPage('identity/bind')} />
      )}
      <Section title={copy.weKeep}>
        <Items of={copy.keepList} />
      </Section>
      <Section title={copy.onThisPhone}>
        <View>{copy.onThisPhoneNote}</View>
        <View className="identity-actions">
          <Button look="quiet" onClick={() => void clearPhone()}>
            {copy.clearPhone}
          </Button>
        </View>
      </Section>
      {process.env.TARO_ENV === 'weapp' && Taro.canIUse('openPrivacyContract') && (
        <RowCard icon="shield" {...copy.guide} onClick={() => void Taro.openPrivacyContract({})} />
      )}
      {me?.person && <Unbind />}
    </Page>
  );
}
