import { View } from '@tarojs/components';
import { useState } from 'react';
import { ReportCategory } from '@shared/reports/reports';
import {
  Accused,
  addRoutingRule,
  changeRoutingRule,
  listRoutingRules,
  RoutingLevel,
  RoutingRuleContent,
  type RoutingRules,
} from '@shared/reports/routing';
import { Confidence } from '@shared/subsidies/subsidies';
import { useAnswer } from '@/platform/server/answers';
import { checkForm } from '@/platform/check-form';
import { goBack, scrollTo, useParams } from '@/platform/navigate';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Choices } from '@/ui/forms/choices';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { SURENESS_WORDS } from '@/ui/words/sureness';
import { ACCUSED_WORDS, copy, LEVEL_WORDS } from '../routing/copy';
import { useKeptDistrict, useRuleChange } from '../routing/use-keeper';
import { usePlaces } from '../routing/use-places';
import '../routing/routing.css';
import { type RuleForm, contentOf, formOf } from './form';

const options = <Value extends string>(of: readonly Value[], words: Record<Value, string>) =>
  of.map((value) => ({ value, label: words[value] }));
const ON = [
  { value: 'on', label: copy.on },
  { value: 'off', label: copy.off },
] as const;

function Form({ districtCode, rules, ruleId }: { districtCode: string; rules: RoutingRules; ruleId: string }) {
  const rule = rules.items.find((one) => one.ruleId === ruleId);
  const [form, setForm] = useState<RuleForm>(() => formOf(rule));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const save = useRuleChange(districtCode, goBack);
  const { towns, placeOf } = usePlaces();
  const change = (part: Partial<RuleForm>) => {
    setForm({ ...form, ...part });
    setErrors({});
  };
  const submit = () => {
    const { value, errors: wrong } = checkForm(RoutingRuleContent, contentOf(form));
    setErrors(wrong ?? {});
    if (!value) return scrollTo('.field-error');
    const body = { version: rules.version, rule: value };
    save.mutate((send) =>
      rule
        ? send(changeRoutingRule, { params: { districtCode, ruleId }, body })
        : send(addRoutingRule, { params: { districtCode }, body }),
    );
  };
  const text = (field: 'name' | 'desk' | 'titles' | 'source', max: number, placeholder = '') => (
    <TextInput
      value={form[field]}
      max={max}
      placeholder={placeholder}
      label={copy[field]}
      onChange={(value) => change({ [field]: value })}
      isPublic
    />
  );
  const days = (field: 'acceptDays' | 'answerDays') => (
    <TextInput
      type="number"
      value={form[field]}
      max={2}
      label={copy[field]}
      onChange={(value) => change({ [field]: value.replace(/\D/g, '') })}
    />
  );
  const villages = form.divisions.filter((code) => code.length === 12);
  return (
    <View>
      <Field label={copy.name} error={errors.name}>
        {text('name', 24, copy.namePlaceholder)}
      </Field>
      <Field label={copy.categories} hint={copy.anyHint} optional>
        <Choices
          options={options(ReportCategory.options, CATEGORY_WORDS)}
          value={form.categories}
          onChange={(categories) => change({ categories })}
        />
      </Field>
      <Field label={copy.accused} hint={copy.anyHint} optional>
        <Choices
          options={options(Accused.options, ACCUSED_WORDS)}
          value={form.accused}
          onChange={(accused) => change({ accused })}
        />
      </Field>
      <Field label={copy.titles} hint={copy.titlesHint} error={errors['when.titles.0']} optional>
        {text('titles', 60)}
      </Field>
      <Field label={copy.towns} hint={copy.anyHint} optional>
        <Choices
          options={towns.map(({ code, name }) => ({ value: code, label: name }))}
          value={form.divisions}
          onChange={(chosen) => change({ divisions: [...chosen, ...villages] })}
        />
        {villages.length > 0 && <View className="note">{`${copy.places}：${villages.map(placeOf).join('、')}`}</View>}
      </Field>
      <Field {...copy.level} error={errors.level}>
        <Choice
          options={options(RoutingLevel.options, LEVEL_WORDS)}
          value={form.level}
          onChange={(level) => change({ level })}
        />
      </Field>
      <Field label={copy.desk} hint={copy.deskHint} error={errors.desk} optional>
        {text('desk', 20)}
      </Field>
      <Field label={copy.acceptDays} hint={copy.acceptHint} error={errors.acceptDays} optional>
        {days('acceptDays')}
      </Field>
      <Field label={copy.answerDays} hint={copy.answerHint} error={errors.answerDays} optional>
        {days('answerDays')}
      </Field>
      <Field {...copy.line} error={errors.line}>
        <TextArea
          value={form.line}
          max={60}
          placeholder={copy.linePlaceholder}
          onChange={(line) => change({ line })}
          isPublic
        />
      </Field>
      <Field label={copy.source} hint={copy.sourceHint} error={errors.source}>
        <TextArea value={form.source} max={200} onChange={(source) => change({ source })} isPublic />
      </Field>
      <Field label={copy.confidence}>
        <Choice
          options={options(Confidence.options, SURENESS_WORDS)}
          value={form.confidence}
          onChange={(confidence) => change({ confidence })}
        />
      </Field>
      <Field label={copy.ruleOn}>
        <Choice options={ON} value={form.on ? 'on' : 'off'} onChange={(on) => change({ on: on === 'on' })} />
      </Field>
      <Button loading={save.isPending} onClick={submit}>
        {copy.save}
      </Button>
    </View>
  );
}

/** One rule: a new one, or another version of one. */
export default function RulePage() {
  const { districtCode, ruleId } = useParams<'districtCode' | 'ruleId'>();
  const kept = useKeptDistrict();
  const answer = useAnswer(listRoutingRules, { params: { districtCode } }, { enabled: kept === districtCode });
  if (kept !== districtCode) return <EmptyPage icon="lock" {...copy.only} />;
  return (
    <AnswerPage className="routing" of={answer}>
      {(rules) => <Form key={ruleId} districtCode={districtCode} rules={rules} ruleId={ruleId} />}
    </AnswerPage>
  );
}
