import { View } from '@tarojs/components';
import { useState } from 'react';
import { listCadres } from '@shared/identity/identity';
import { ReportCategory } from '@shared/reports/reports';
import { type RoutingTrial, tryRouting } from '@shared/reports/routing';
import { useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { scrollTo } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Field, TextArea } from '@/ui/forms/field';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { ABOUT_WORDS } from '../copy';
import { ACCUSED_WORDS, copy, MISS_WORDS } from './copy';
import { usePlaces } from './use-places';

const KINDS = ['village', 'cadre', 'township'] as const;
const BLANK = {
  townCode: '',
  villageCode: '',
  category: undefined as ReportCategory | undefined,
  kind: 'village' as (typeof KINDS)[number],
  cadreId: '',
  description: '',
};
type Form = typeof BLANK;

function WhichCadre({ form, change }: { form: Form; change: (part: Partial<Form>) => void }) {
  const { villageCode } = form;
  const cadres = useAnswer(listCadres, { params: { villageCode } }, { enabled: villageCode !== '' });
  const items = cadres.data?.items ?? [];
  if (items.length === 0) return <View className="note">{copy.noCadres}</View>;
  return (
    <Choice
      label={copy.cadre}
      options={items.map(({ cadreId, name, title }) => ({ value: cadreId, label: `${name} ${title}` }))}
      value={form.cadreId}
      onChange={(cadreId) => change({ cadreId })}
    />
  );
}

function Result({ of }: { of: RoutingTrial }) {
  return (
    <View className="routing-result">
      <Card>
        <View className="routing-fired">{of.fired?.name ?? copy.noneFired}</View>
        {of.fired && <View className="note">{copy.fired}</View>}
        <Facts
          of={[
            [copy.handledBy, of.handledBy],
            [copy.handlers, copy.people(of.handlers)],
            [
              copy.within,
              <>
                {copy.daysOf(of.acceptDays, of.answerDays)}。{copy.fromToday} <DayText value={of.acceptBy} />
              </>,
            ],
            [copy.told, of.line],
            [copy.found, of.named.join('、') || ACCUSED_WORDS[of.accused]],
          ]}
        />
        {of.raisedByLaw && <View className="routing-raised">{copy.raisedByLaw}</View>}
        {of.raisedForWant && <View className="routing-raised">{copy.raisedForWant}</View>}
        {of.handlers === 0 && <View className="routing-raised">{copy.noPeople}</View>}
      </Card>
      {of.trace.length > 0 && (
        <Section title={copy.trace} flush>
          {of.trace.map(({ ruleId, name, miss }, place) => (
            <Row
              key={ruleId}
              title={`${place + 1}. ${name}`}
              note={miss ? MISS_WORDS[miss] : copy.yes}
              value={miss ? undefined : <StatusTag tone="good">{copy.fired}</StatusTag>}
            />
          ))}
        </Section>
      )}
    </View>
  );
}

/** 试一试: what would become of a report, decided by the functions that take one in. Nothing is kept. */
export function Trial({ districtCode }: { districtCode: string }) {
  const { towns } = usePlaces();
  const [form, setForm] = useState(BLANK);
  const change = (part: Partial<Form>) => setForm({ ...form, ...part });
  const { townCode, villageCode, category, kind, cadreId, description } = form;
  const about = kind === 'cadre' ? { kind, cadreId } : { kind };
  const checked = checkForm(tryRouting.body!, { villageCode, category, about, description });
  const trial = useSpokenChange({
    act: () => call(tryRouting, { params: { districtCode }, body: checked.value! }),
    onSuccess: () => scrollTo('.routing-result'),
  });
  const villages = towns.find(({ code }) => code === townCode)?.villages ?? [];
  return (
    <View>
      <View className="note routing-how">{copy.trialHow}</View>
      <Field label={copy.town}>
        <Choice
          options={towns.map(({ code, name }) => ({ value: code, label: name }))}
          value={townCode}
          onChange={(code) => change({ townCode: code, villageCode: '', cadreId: '' })}
        />
      </Field>
      {villages.length > 0 && (
        <Field label={copy.village}>
          <Choice
            options={villages.map(({ code, shortName }) => ({ value: code, label: shortName }))}
            value={villageCode}
            onChange={(code) => change({ villageCode: code, cadreId: '' })}
          />
        </Field>
      )}
      <Field label={copy.category}>
        <Choice
          options={ReportCategory.options.map((value) => ({ value, label: CATEGORY_WORDS[value] }))}
          value={category}
          onChange={(value) => change({ category: value })}
        />
      </Field>
      <Field label={copy.about}>
        <Choice
          options={KINDS.map((value) => ({ value, label: ABOUT_WORDS[value] }))}
          value={kind}
          onChange={(value) => change({ kind: value, cadreId: '' })}
        />
        {kind === 'cadre' && (
          <View className="routing-cadre">
            <WhichCadre form={form} change={change} />
          </View>
        )}
      </Field>
      <Field {...copy.words} optional>
        <TextArea
          value={description}
          max={2000}
          placeholder={copy.wordsPlaceholder}
          onChange={(words) => change({ description: words })}
        />
      </Field>
      <Button loading={trial.isPending} onClick={() => (checked.value ? trial.mutate() : say(copy.missing))}>
        {copy.run}
      </Button>
      {trial.data && <Result of={trial.data} />}
    </View>
  );
}
