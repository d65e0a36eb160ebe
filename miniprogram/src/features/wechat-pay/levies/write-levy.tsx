import { View } from '@tarojs/components';
import { LevyKind, listLevyDesk, prepareLevy } from '@shared/accounts/levies';
import { listDecisions } from '@shared/affairs/decisions';
import { addMonths, dayInChina, yearMonthOf } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { useDraft } from '@/platform/sending/drafts';
import { askAgain } from '@/platform/server/answers';
import { fieldErrors } from '@/platform/server/call';
import { useEveryItem } from '@/platform/server/use-every-item';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { DayField } from '@/ui/forms/day-field';
import { Field, TextInput } from '@/ui/forms/field';
import { MonthStepper } from '@/ui/forms/month-stepper';
import { Failed } from '@/ui/words/failed';
import { fenTyped } from './basis';
import { DESK, KIND } from './copy';
import { mayRestOn } from './rests-on';

const thisMonth = () => yearMonthOf(dayInChina(new Date().toISOString()));

/** Begins a levy: what for, by which decision, how much a head or a cubic metre, until when. */
export function WriteLevy({ villageCode }: { villageCode: string }) {
  const params = { villageCode };
  const [typed, edit, clear] = useDraft(`levy:${villageCode}`, {
    ...{ kind: 'water' as LevyKind, decisionId: '', rate: '' },
    ...{ month: addMonths(thisMonth(), -1), dueOn: '' },
  });
  const { kind } = typed;
  const { items: decisions, isPending } = useEveryItem(listDecisions, { params });
  const resolved = decisions.filter((decision) => mayRestOn(decision, kind));
  const saving = useChange({
    act: (sendOnce) => {
      const { decisionId, rate, month, dueOn } = typed;
      const body = { kind, decisionId, rateFen: fenTyped(rate) ?? 0, dueOn, ...(kind === 'water' && { month }) };
      return sendOnce(prepareLevy, { params, body });
    },
    done: DESK.saved,
    onSuccess: ({ levyId }) => {
      clear();
      askAgain(listLevyDesk);
      openPage('wechat-pay/levy', { villageCode, levyId });
    },
  });
  const wrong = fieldErrors(saving.error);
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  return (
    <View>
      <Field label={DESK.kind}>
        <Choice
          options={LevyKind.options.map((value) => ({ value, label: KIND[value] }))}
          value={kind}
          onChange={(next) => edit({ kind: next, decisionId: '' })}
        />
      </Field>
      <Field {...DESK.decision} {...errorOf('decisionId')}>
        {resolved.length > 0 ? (
          <Choice
            look="rows"
            options={resolved.map(({ decisionId, title }) => ({ value: decisionId, label: title }))}
            value={typed.decisionId}
            onChange={(decisionId) => edit({ decisionId })}
            label={DESK.decisionPick}
          />
        ) : (
          !isPending && <View className="note">{DESK.noDecision}</View>
        )}
      </Field>
      <Field label={DESK.rate[kind]} {...errorOf('rateFen')}>
        <TextInput type="digit" value={typed.rate} onChange={(rate) => edit({ rate })} max={10} />
      </Field>
      {kind === 'water' && (
        <Field label={DESK.month} {...errorOf('month')}>
          <MonthStepper month={typed.month} onChange={(month) => edit({ month })} last={thisMonth()} />
        </Field>
      )}
      <Field label={DESK.due} {...errorOf('dueOn')}>
        <DayField mode="date" value={typed.dueOn} onChange={(dueOn) => edit({ dueOn })} placeholder={DESK.duePick} />
      </Field>
      <Failed className="pay-said" of={saving.error} />
      <Button loading={saving.isPending} onClick={() => saving.mutate()}>
        {DESK.save}
      </Button>
    </View>
  );
}
