import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type DeclaredOrgan,
  declareCollectiveOrgan,
  OrganForm,
  showCollectiveOrgan,
} from '@shared/affairs/collective-organ';
import { dayInChina } from '@shared/time';
import { askAgain, useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { DayField } from '@/ui/forms/day-field';
import { Field } from '@/ui/forms/field';
import { RowCard } from '@/ui/layout/row-card';
import { Sheet } from '@/ui/layout/sheet';
import { ORGAN, ORGAN_PAGE, RECORD } from '../decision-copy';

const FORMS = OrganForm.options.map((value) => ({ value, ...ORGAN[value] }));

function Declare({ villageCode, said, close }: { villageCode: string; said: DeclaredOrgan; close: () => void }) {
  const [form, setForm] = useState<OrganForm | undefined>(said.organ?.form);
  const [registeredOn, setRegisteredOn] = useState(said.organ?.registeredOn ?? '');
  const isRegistered = form !== undefined && form !== 'none';
  const save = useSpokenChange({
    act: async (_, chosen: OrganForm) =>
      call(declareCollectiveOrgan, {
        params: { villageCode },
        body: { version: said.version, form: chosen, ...(isRegistered && registeredOn && { registeredOn }) },
      }),
    done: ORGAN_PAGE.saved,
    onSuccess: () => close(),
    onSettled: () => askAgain(showCollectiveOrgan),
  });
  return (
    <>
      <Choice options={FORMS} value={form} onChange={setForm} look="rows" label={ORGAN_PAGE.title} />
      {isRegistered && (
        <Field label={ORGAN_PAGE.registeredOn}>
          <DayField
            mode="date"
            value={registeredOn}
            onChange={setRegisteredOn}
            placeholder={RECORD.pick}
            end={dayInChina(new Date().toISOString())}
          />
        </Field>
      )}
      <View className="note">{ORGAN_PAGE.note}</View>
      <Button
        disabled={!form || (isRegistered && !registeredOn)}
        loading={save.isPending}
        onClick={() => form && save.mutate(form)}
      >
        {ORGAN_PAGE.save}
      </Button>
    </>
  );
}

/** Which meetings decide on collective property here, for those who say so. */
export function Organ({ villageCode }: { villageCode: string }) {
  const { data } = useAnswer(showCollectiveOrgan, { params: { villageCode } });
  const [asking, setAsking] = useState(false);
  if (!data) return null;
  return (
    <>
      <RowCard
        title={ORGAN_PAGE.title}
        note={data.organ ? ORGAN[data.organ.form].label : ORGAN_PAGE.unsaid}
        onClick={() => setAsking(true)}
      />
      <Sheet open={asking} title={ORGAN_PAGE.title} onClose={() => setAsking(false)}>
        {asking && <Declare villageCode={villageCode} said={data} close={() => setAsking(false)} />}
      </Sheet>
    </>
  );
}
