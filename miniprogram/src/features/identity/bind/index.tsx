import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError } from '@shared/errors';
import { BINDING_CONSENT_VERSION, bindPerson, type Me, showMe } from '@shared/identity/identity';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { useDraft } from '@/platform/sending/drafts';
import { openPage, openTab, scrollTo } from '@/platform/navigate';
import { queryClient } from '@/platform/server/query';
import { setMe, useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { EmptyPage } from '@/ui/layout/whole-page';
import { copy } from '../copy';
import { Consent } from './consent';
import { CounterCodeStep } from './counter-code';
import { PhoneStep } from './phone';
import { type Who, WhoStep } from './who';
import '../identity.css';

/** The last of the three is by the phone, or by the counter's code. */
const STEPS = ['consent', 'who', 'phone'] as const;
type StepName = (typeof STEPS)[number] | 'counter';

const placeOf = (step: StepName) => STEPS.indexOf(step === 'counter' ? 'phone' : step) + 1;

/** How the person proves who they are. */
type Proof = { phoneCode: string } | { counterCode: string };

/** A refusal that is about the name or the number sends the person back to them; of a mismatch nobody says which it was. */
const stepOf = (error: unknown, proof: Proof): StepName => {
  if (fieldErrors(error).name || fieldErrors(error).idNumber) return 'who';
  return 'counterCode' in proof ? 'counter' : 'phone';
};

const sayProblem = (error: unknown): string =>
  error instanceof AppError && error.code === 'request.tooMany' ? copy.tooMany : sayError(error);

function Done({ me, justNow }: { me: Me; justNow: boolean }) {
  return (
    <Page>
      <View className="identity-done">
        <Icon name="check" />
        <View className="identity-title">{justNow ? copy.doneTitle : copy.boundAlready}</View>
        <View>{copy.doneNote(me.person?.villageName ?? '')}</View>
      </View>
      <View className="identity-actions">
        <Button onClick={() => openTab('home')}>{copy.toHome}</Button>
        <Button look="quiet" onClick={() => openPage('identity/privacy')}>
          {copy.toPrivacy}
        </Button>
      </View>
    </Page>
  );
}

/** 实名绑定: consent, then who, then the phone. The name is kept if one leaves; the ID number never touches the storage. */
export default function BindPage() {
  const me = useMe();
  const [step, setStep] = useState<StepName>('consent');
  const [draft, change, clearDraft] = useDraft('bind', { name: '' });
  const [idNumber, setIdNumber] = useState('');
  const go = (next: StepName) => {
    setStep(next);
    scrollTo();
  };
  const binding = useMutation<Me, unknown, Proof>({
    mutationFn: (proof) =>
      call(bindPerson, {
        body: { name: draft.name, idNumber, ...proof, consentVersion: BINDING_CONSENT_VERSION },
      }),
    onSuccess: (known) => {
      setMe(known);
      scrollTo();
      clearDraft();
      setIdNumber('');
      void queryClient.invalidateQueries();
    },
    onError: async (error, proof) => {
      if (error instanceof AppError && error.code === 'identity.alreadyBound') setMe(await call(showMe));
      go(stepOf(error, proof));
    },
  });

  if (!me)
    return (
      <EmptyPage
        icon="lock"
        title={copy.signInFirst}
        note={copy.signInNote}
        action={copy.signIn}
        onAction={() => openPage('login')}
      />
    );
  if (me.person) return <Done me={me} justNow={binding.isSuccess} />;

  const problem = binding.error === null ? undefined : sayProblem(binding.error);
  const changeWho = ({ idNumber: typed, ...rest }: Partial<Who>) => {
    if (typed !== undefined) setIdNumber(typed);
    else change(rest);
    binding.reset();
  };
  return (
    <Page>
      <View className="identity-step">{copy.steps(placeOf(step), STEPS.length)}</View>
      {step === 'consent' && <Consent onAgree={() => go('who')} />}
      {step === 'who' && (
        <WhoStep
          who={{ name: draft.name, idNumber }}
          onChange={changeWho}
          problem={problem}
          onNext={() => go('phone')}
        />
      )}
      {step === 'phone' && (
        <PhoneStep
          name={draft.name}
          binding={binding.isPending}
          problem={problem}
          onCode={(phoneCode) => binding.mutate({ phoneCode })}
          onCounter={() => go('counter')}
          onBack={() => go('who')}
        />
      )}
      {step === 'counter' && (
        <CounterCodeStep
          binding={binding.isPending}
          problem={problem}
          onCode={(counterCode) => binding.mutate({ counterCode })}
          onBack={() => go('phone')}
        />
      )}
    </Page>
  );
}
