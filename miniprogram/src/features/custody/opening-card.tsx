import { View } from '@tarojs/components';
import { useState } from 'react';
import { askToOpenIdentity, type IdentityOpening, type OpenedIdentity } from '@shared/custody/custody';
import { checkForm } from '@/platform/check-form';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { StatusTag } from '@/ui/words/status-tag';
import { COMMAND_WORDS, copy, STATE_WORDS } from './copy';
import { Opened } from './opened-identity';
import { refreshOpenings, useDecision, useLook } from './use-act';
import './custody.css';

interface Props {
  opening: IdentityOpening;
}

/** Why: the words that the reporter reads. */
function Why({ opening, does, onClose }: Props & { does: 'ask' | 'refuse'; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const decision = useDecision(opening, onClose);
  const submit = () => {
    const { errors, value } = checkForm(askToOpenIdentity.body!, { version: opening.version, reason });
    setWrong(errors?.reason);
    if (value) decision.mutate({ does, reason: value.reason });
  };
  return (
    <Sheet open title={does === 'ask' ? copy.askTitle : copy.refuseTitle} onClose={onClose}>
      <Field {...copy.why} error={wrong}>
        <TextArea value={reason} max={200} placeholder={copy.whyPlaceholder} onChange={setReason} />
      </Field>
      <Button loading={decision.isPending} onClick={submit}>
        {copy.send}
      </Button>
    </Sheet>
  );
}

function Acts({ opening }: Props) {
  const { mayDo } = opening;
  const [why, setWhy] = useState<'ask' | 'refuse'>();
  const [seen, setSeen] = useState<OpenedIdentity>();
  const decision = useDecision(opening, () => undefined);
  const look = useLook(opening, setSeen);
  const consent = async () => {
    if (await confirm(COMMAND_WORDS.consent, copy.consentAsk, COMMAND_WORDS.consent))
      decision.mutate({ does: 'consent', reason: '' });
  };
  const open = async () => {
    if (await confirm(COMMAND_WORDS.open, copy.openAsk, copy.openYes)) look.mutate();
  };
  const forget = () => {
    setSeen(undefined);
    look.reset();
    void refreshOpenings();
  };
  return (
    <>
      {mayDo.length > 0 && (
        <View className="custody-acts">
          {mayDo.includes('ask') && <Button onClick={() => setWhy('ask')}>{COMMAND_WORDS.ask}</Button>}
          {mayDo.includes('consent') && (
            <Button loading={decision.isPending} onClick={() => void consent()}>
              {COMMAND_WORDS.consent}
            </Button>
          )}
          {mayDo.includes('refuse') && (
            <Button look="quiet" onClick={() => setWhy('refuse')}>
              {COMMAND_WORDS.refuse}
            </Button>
          )}
          {mayDo.includes('open') && (
            <Button loading={look.isPending} onClick={() => void open()}>
              {COMMAND_WORDS.open}
            </Button>
          )}
        </View>
      )}
      {why && <Why opening={opening} does={why} onClose={() => setWhy(undefined)} />}
      {seen && <Opened identity={seen} onClose={forget} />}
    </>
  );
}

/** One request: who wants to know and why, what the custodians did, and what this one may do. */
export function OpeningCard({ opening }: Props) {
  const { state, asked, decided, wantedBy, wantedFor, wantedAt, openUntil, openedAt, mayDo } = opening;
  const waiting = state === 'wanted' || state === 'asked' || state === 'consented';
  return (
    <Card>
      <View className="custody-head">
        <View className="custody-no">
          {opening.villageName} · {opening.referenceNo}
        </View>
        <StatusTag tone={waiting ? 'wait' : 'plain'}>{STATE_WORDS[state]}</StatusTag>
      </View>
      <Facts
        of={[
          [copy.wanted(wantedBy), <Said key="wanted" words={wantedFor} at={wantedAt} />],
          asked ? [copy.asked(asked.by), <Said key="asked" words={asked.reason} at={asked.at} />] : ['', undefined],
          decided
            ? [
                (state === 'refused' ? copy.refused : copy.consented)(decided.by),
                <Said key="decided" words={decided.reason} at={decided.at} />,
              ]
            : ['', undefined],
          [copy.until, state === 'consented' && openUntil && <DayText value={openUntil} clock />],
          [copy.openedAt, openedAt && <DayText value={openedAt} clock />],
        ]}
      />
      {state === 'asked' && mayDo.length === 0 && <View className="note">{copy.waitOther}</View>}
      <Acts opening={opening} />
    </Card>
  );
}

function Said({ words, at }: { words?: string | undefined; at: string }) {
  return (
    <View>
      {words && <View>{words}</View>}
      <View className="note">
        <DayText value={at} clock />
      </View>
    </View>
  );
}
