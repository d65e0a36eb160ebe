import { View } from '@tarojs/components';
import { useState } from 'react';
import { addCharges, type ChargeBasis, Exemption, type Levy } from '@shared/accounts/levies';
import { fieldErrors } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Failed } from '@/ui/words/failed';
import { wholeTyped } from '../levies/basis';
import { EXEMPTION, LEVY } from '../levies/copy';

const BLANK = { name: '', idNumber: '', heads: '', off: '', previous: '', present: '' };
type Typed = typeof BLANK;

function basisOf({ kind }: Levy, typed: Typed, exemption: Exemption | undefined): ChargeBasis {
  if (kind === 'water') return { previous: wholeTyped(typed.previous), present: wholeTyped(typed.present) };
  const exemptHeads = wholeTyped(typed.off) ?? 0;
  return { heads: wholeTyped(typed.heads), exemptHeads, ...(exemptHeads > 0 && { exemption }) };
}

/** One household, or one meter, more: by the card that lies on the counter. */
export function AddLine({ levy, onDone }: { levy: Levy; onDone: () => void }) {
  const { villageCode, levyId, kind } = levy;
  const [typed, setTyped] = useState(BLANK);
  const [exemption, setExemption] = useState<Exemption>();
  const adding = useChange({
    act: (sendOnce) => {
      const { name, idNumber } = typed;
      const lines = [{ name, idNumber: idNumber.trim().toUpperCase(), basis: basisOf(levy, typed, exemption) }];
      return sendOnce(addCharges, { params: { villageCode, levyId }, body: { lines } });
    },
    done: LEVY.added,
    onSuccess: () => {
      setTyped(BLANK);
      setExemption(undefined);
      onDone();
    },
  });
  const wrong = fieldErrors(adding.error);
  const ask = (path: keyof Typed, label: string, more: { type?: 'number' | 'idcard'; hint?: string; at: string }) => (
    <Field
      label={label}
      {...(more.hint && { hint: more.hint })}
      {...(wrong[`lines.0.${more.at}`] && { error: wrong[`lines.0.${more.at}`] })}
    >
      <TextInput
        {...(more.type && { type: more.type })}
        value={typed[path]}
        onChange={(value) => setTyped({ ...typed, [path]: value })}
        max={path === 'idNumber' ? 18 : 20}
      />
    </Field>
  );
  return (
    <View>
      {ask('name', LEVY.name, { at: 'name' })}
      {ask('idNumber', LEVY.id, { at: 'idNumber', type: 'idcard' })}
      {kind === 'raised' ? (
        <>
          {ask('heads', LEVY.heads, { at: 'basis.heads', type: 'number' })}
          {ask('off', LEVY.off, { at: 'basis.exemptHeads', type: 'number', hint: LEVY.offHint })}
          {wholeTyped(typed.off) ? (
            <Field
              label={LEVY.why}
              {...(wrong['lines.0.basis.exemption'] && { error: wrong['lines.0.basis.exemption'] })}
            >
              <Choice
                look="rows"
                options={Exemption.options.map((value) => ({ value, label: EXEMPTION[value] }))}
                value={exemption}
                onChange={setExemption}
              />
            </Field>
          ) : null}
        </>
      ) : (
        <>
          {ask('previous', LEVY.previous, { at: 'basis.previous', type: 'number' })}
          {ask('present', LEVY.present, { at: 'basis.present', type: 'number' })}
        </>
      )}
      <View className="note pay-note">{LEVY.sum}</View>
      <Failed className="pay-said" of={adding.error} />
      <Button loading={adding.isPending} onClick={() => adding.mutate()}>
        {LEVY.add}
      </Button>
    </View>
  );
}
