import { View } from '@tarojs/components';
import { useState } from 'react';
import { isTrivialCode, setSigningCode, showSigningCode, type SigningCodeView } from '@shared/orders/signing';
import { formatInstant } from '@shared/time';
import { checkForm } from '@/platform/check-form';
import { confirm } from '@/platform/notify';
import { ALWAYS, keyOf, useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field } from '@/ui/forms/field';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Answer } from '@/ui/words/answer';
import { Failed } from '@/ui/words/failed';
import { StatusTag } from '@/ui/words/status-tag';
import { ForOffices } from '../for-offices';
import { CodeInput } from '../signing/code-input';
import { CODE, STATE } from '../signing/copy';
import '../orders.css';

const BLANK = { code: '', again: '' };

/** What was typed stays in the form: no code is kept on the phone. */
function SetCode({ onSet }: { onSet: () => void }) {
  const [typed, setTyped] = useState(BLANK);
  const [wrong, setWrong] = useState<{ code?: string; again?: string }>({});
  const body = { code: typed.code };
  const saving = useChange({
    act: () => call(setSigningCode, { body }),
    done: CODE.saved,
    onSuccess: (view: SigningCodeView) => {
      queryClient.setQueryData(keyOf(showSigningCode, {}), view);
      onSet();
    },
  });
  const edit = (part: Partial<typeof BLANK>) => {
    setTyped((known) => ({ ...known, ...part }));
    setWrong({});
  };
  const press = async () => {
    const { errors } = checkForm(setSigningCode.body!, body);
    const code = errors?.code ?? (isTrivialCode(typed.code) ? CODE.trivial : undefined);
    const again = typed.again === typed.code ? undefined : CODE.againWrong;
    setWrong({ ...(code && { code }), ...(!code && again && { again }) });
    if (code || again) return;
    if (await confirm(CODE.ask, CODE.askNote, CODE.save)) saving.mutate();
  };
  return (
    <Card>
      <Field label={CODE.code} hint={CODE.hint} {...(wrong.code && { error: wrong.code })}>
        <CodeInput value={typed.code} onChange={(code) => edit({ code })} label={CODE.code} />
      </Field>
      <Field label={CODE.again} {...(wrong.again && { error: wrong.again })}>
        <CodeInput value={typed.again} onChange={(again) => edit({ again })} label={CODE.again} />
      </Field>
      <Failed className="orders-wrong" of={saving.error} />
      <Button loading={saving.isPending} onClick={() => void press()}>
        {CODE.save}
      </Button>
    </Card>
  );
}

function Shown({ state, signsFrom }: SigningCodeView) {
  const [isSetting, setSetting] = useState(state === 'none');
  const from = signsFrom ? formatInstant(signsFrom, new Date().getFullYear()) : '';
  return (
    <>
      <Card>
        <StatusTag tone={STATE[state].tone}>{STATE[state].word}</StatusTag>
        <View className="orders-wait">{CODE.why(state, from)}</View>
        <View className="note">{CODE.safe}</View>
      </Card>
      {isSetting ? (
        <>
          <SectionTitle>{state === 'none' ? CODE.set : CODE.setAnew}</SectionTitle>
          <SetCode onSet={() => setSetting(false)} />
        </>
      ) : (
        <View className="orders-acts">
          <Button look="quiet" onClick={() => setSetting(true)}>
            {CODE.setAnew}
          </Button>
        </View>
      )}
    </>
  );
}

function MyCode() {
  const known = useAnswer(showSigningCode, undefined, { staleTime: ALWAYS });
  return (
    <>
      <View className="note orders-note">{CODE.intro}</View>
      <Answer of={known}>{(view) => <Shown {...view} />}</Answer>
    </>
  );
}

/** 签字密码: whether there is one, from when it works, and another. */
export default function SigningCodePage() {
  return <ForOffices>{() => <MyCode />}</ForOffices>;
}
