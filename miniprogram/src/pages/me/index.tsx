import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { showMe } from '@shared/identity/identity';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { signOutHere } from '@/platform/server/login';
import { openPage } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { setMe, switchRole, useMe, useRole, useSignedIn } from '@/platform/server/session';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { ROLE_WORDS } from '@/ui/words/role-words';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { copy, sleepingWords } from './copy';
import { Reading } from './reading';
import { Reminding } from './reminding';
import { UndeliveredRow } from './undelivered-row';
import './index.css';

/** Asks again who I am whenever the page is shown: a role may have been given or taken. */
function useFreshMe() {
  const signedIn = useSignedIn();
  const fresh = useAnswer(showMe, undefined, { enabled: signedIn, staleTime: ALWAYS });
  useEffect(() => {
    if (fresh.data) setMe(fresh.data);
  }, [fresh.data]);
  return useMe();
}

function Who() {
  const me = useFreshMe();
  if (!me) {
    return (
      <Card>
        <View className="who-name">{copy.signedOut}</View>
        <View className="note who-note">{copy.signedOutNote}</View>
        <Button onClick={() => openPage('login')}>{copy.signIn}</Button>
      </Card>
    );
  }
  const { person, grants } = me;
  const title = grants.map((grant) => [grant.divisionName, grant.title].filter(Boolean).join(' ')).join('，');
  if (!person) {
    return (
      <Card>
        <View className="who-name">{title || copy.notBound}</View>
        <View className="note who-note">{copy.notBoundNote}</View>
        <Button onClick={() => openPage('identity/bind')}>{copy.bind}</Button>
      </Card>
    );
  }
  return (
    <Card>
      <View className="who">
        <View className="who-mark">
          <Icon name="me" />
        </View>
        <View className="who-main">
          <View className="who-name" {...aria({ role: 'heading' })}>
            {person.name} <StatusTag tone="good">{copy.bound}</StatusTag>
          </View>
          <View className="note">{`${person.townName} ${person.villageName} ${person.group}`}</View>
          {title && <View className="note">{title}</View>}
          {(me.asleep ?? []).map((role) => (
            <View key={`${role.role}#${role.division}`} className="note">
              {sleepingWords(role)}
            </View>
          ))}
        </View>
      </View>
    </Card>
  );
}

export default function MePage() {
  const me = useMe();
  const [role, roles] = useRole();
  const signOut = async () => {
    if (!(await confirm(copy.signOut, copy.signOutAsk, copy.signOut))) return;
    await signOutHere();
    say(copy.signedOutDone);
  };
  return (
    <Page>
      <Who />
      {roles.length > 1 && (
        <>
          <SectionTitle>{copy.role}</SectionTitle>
          <Choice
            label={copy.role}
            options={roles.map((value) => ({ value, label: ROLE_WORDS[value] }))}
            value={role}
            onChange={switchRole}
          />
        </>
      )}
      <SectionTitle>{copy.mine}</SectionTitle>
      <Card flush>
        {me?.grants.some((grant) => grant.role === 'admin') && (
          <>
            <Row icon="book" title={copy.books} onClick={() => openPage('accounts/desk')} />
            <Row icon="file" {...copy.imports} onClick={() => openPage('imports/batches')} />
          </>
        )}
        {me?.grants.some(({ role, division }) => ['regulator', 'admin'].includes(role) && division.length === 6) && (
          <Row icon="switch" {...copy.routing} onClick={() => openPage('reports/routing')} />
        )}
        {me?.grants.some((grant) => grant.role === 'regulator') && (
          <Row icon="report" {...copy.appeals} onClick={() => openPage('reports/appeals')} />
        )}
        {me?.grants.some((grant) => grant.role === 'custodian') && (
          <Row icon="lock" {...copy.custody} onClick={() => openPage('custody/openings')} />
        )}
        {me?.grants.some((grant) => grant.role !== 'resident') && (
          <Row icon="lock" {...copy.grants} onClick={() => openPage('identity/grants')} />
        )}
        {me?.grants.some((grant) => grant.role === 'admin') && (
          <Row icon="shield" {...copy.people} onClick={() => openPage('identity/counter')} />
        )}
        {me?.grants.some((grant) => grant.role === 'admin') && <UndeliveredRow />}
        {me?.person && <Row icon="wallet" title={copy.payments} onClick={() => openPage('subsidies/payments')} />}
        {me && <Row icon="report" title={copy.reports} onClick={() => openPage('reports/list')} />}
        <Row icon="receipt" {...copy.receipt} onClick={() => openPage('reports/receipt')} />
        <Row icon="map" title={copy.otherVillage} onClick={() => openPage('accounts/villages')} />
      </Card>
      <Reminding />
      <Reading />
      <SectionTitle>{copy.about}</SectionTitle>
      <Card flush>
        <Row icon="shield" {...copy.privacy} onClick={() => openPage('identity/privacy')} />
        {me && <Row icon="out" title={copy.signOut} onClick={() => void signOut()} />}
      </Card>
    </Page>
  );
}
