import { View } from '@tarojs/components';
import { useState } from 'react';
import { PaperKind } from '@shared/accounts/attachments';
import { type ChartAccount, listChartAccounts } from '@shared/accounts/books';
import { Rhythm, saveVoucherTemplate, TemplateSide, type VoucherTemplate } from '@shared/accounts/voucher-templates';
import { Post, POST_NAMES } from '@shared/orders/posts';
import { dayInChina } from '@shared/time';
import { say } from '@/platform/notify';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { useDraft } from '@/platform/sending/drafts';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Choices } from '@/ui/forms/choices';
import { Field, TextInput } from '@/ui/forms/field';
import { MonthStepper } from '@/ui/forms/month-stepper';
import { Section } from '@/ui/layout/section';
import { AccountPicker } from '../desk/account-picker';
import { templatesChanged } from '../desk/by-template';
import { MANAGE } from './copy';
import {
  blankTemplate,
  type DraftTemplate,
  type DraftTemplateLine,
  draftOfTemplate,
  shareOf,
  templateOf,
} from './draft';

const SIDES = TemplateSide.options.map((value) => ({ value, label: MANAGE.sides[value] }));
const RHYTHMS = (['none', ...Rhythm.options] as const).map((value) => ({ value, label: MANAGE.rhythms[value] }));
const STATES = (['on', 'off'] as const).map((value) => ({ value, label: MANAGE.states[value] }));
const KINDS = PaperKind.options.map((value) => ({ value, label: value }));
const POSTS = Post.options.map((value) => ({ value, label: POST_NAMES[value] }));

interface LinesProps {
  lines: readonly DraftTemplateLine[];
  accounts: readonly ChartAccount[];
  onChange: (lines: DraftTemplateLine[]) => void;
}

/** Which account each part of the sum goes to. */
function TemplateLines({ lines, accounts, onChange }: LinesProps) {
  const change = (place: number, part: Partial<DraftTemplateLine>) =>
    onChange(lines.map((line, index) => (index === place ? { ...line, ...part } : line)));
  const per = (side: TemplateSide) =>
    String(lines.filter((line) => line.side === side).reduce((sum, { share }) => sum + shareOf(share), 0) / 100);
  return (
    <>
      {lines.map(({ side, accountCode, share }, place) => (
        <View key={place} className="desk-line">
          <Choice
            options={SIDES}
            value={side}
            onChange={(to) => change(place, { side: to })}
            label={MANAGE.line(place + 1)}
          />
          <View className="desk-line-fields">
            <View className="desk-field-account">
              <AccountPicker
                accounts={accounts}
                value={accountCode}
                onPick={({ code }) => change(place, { accountCode: code })}
              />
            </View>
            <View className="desk-field-amount">
              <TextInput
                type="digit"
                value={share}
                onChange={(to) => change(place, { share: to })}
                placeholder={MANAGE.share}
                max={6}
                label={`${MANAGE.line(place + 1)}${MANAGE.share}`}
              />
            </View>
          </View>
          {lines.length > 2 && (
            <Button small look="quiet" onClick={() => onChange(lines.filter((_, index) => index !== place))}>
              {MANAGE.removeLine}
            </Button>
          )}
        </View>
      ))}
      <View className="note">{MANAGE.sums(per('debit'), per('credit'))}</View>
      <Button
        small
        look="quiet"
        icon="plus"
        onClick={() => onChange([...lines, { side: 'debit', accountCode: '', share: '' }])}
      >
        {MANAGE.addLine}
      </Button>
    </>
  );
}

interface RhythmProps {
  form: DraftTemplate;
  edit: (part: Partial<DraftTemplate>) => void;
  errorAt: (path: string) => { error?: string };
}

/** When a recurring one is proposed. */
const RhythmFields = ({ form: { every, month, day, from }, edit, errorAt }: RhythmProps) => (
  <>
    <Field label={MANAGE.recurs}>
      <Choice options={RHYTHMS} value={every} onChange={(to) => edit({ every: to })} />
    </Field>
    {(every === 'quarter' || every === 'year') && (
      <Field label={MANAGE.monthOf[every]} {...errorAt('recurs.month')}>
        <TextInput type="number" value={month} onChange={(to) => edit({ month: to })} max={2} />
      </Field>
    )}
    {every !== 'none' && (
      <>
        <Field {...MANAGE.day} {...errorAt('recurs.day')}>
          <TextInput type="number" value={day} onChange={(to) => edit({ day: to })} max={2} />
        </Field>
        <Field label={MANAGE.from} {...errorAt('recurs.from')}>
          <MonthStepper month={from} onChange={(to) => edit({ from: to })} />
        </Field>
      </>
    )}
  </>
);

interface Props {
  division: string;
  version: number;
  /** The one that is changed; none for a new one. */
  template?: VoucherTemplate | undefined;
  onDone: () => void;
}

/** A template as a form: what is saved is its next edition. */
export function EditTemplate({ division, version, template, onDone }: Props) {
  const today = dayInChina(new Date().toISOString());
  const chart = useAnswer(listChartAccounts, {}, { keep: true, staleTime: A_DAY });
  const accounts = (chart.data?.items ?? []).filter(({ code }) => code !== '321');
  const [form, change, clear] = useDraft<DraftTemplate>(
    `template:${division}:${template ? `${template.templateId}:${template.edition}` : ''}`,
    template ? draftOfTemplate(template, today) : blankTemplate(today),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const edit = (part: Partial<DraftTemplate>) => {
    change(part);
    setErrors({});
  };
  const send = useChange({
    act: async (sendOnce) => {
      const checked = templateOf(form, template?.templateId, version);
      if (!checked.value) {
        setErrors(checked.errors);
        return undefined;
      }
      return sendOnce(saveVoucherTemplate, { params: { division }, body: checked.value });
    },
    onSuccess: (saved) => {
      if (!saved) return;
      clear();
      say(MANAGE.saved);
      templatesChanged();
      onDone();
    },
    onError: (error) => setErrors(fieldErrors(error)),
  });
  const giveUp = () => {
    clear();
    onDone();
  };
  const errorAt = (path: string) => {
    const error = Object.entries(errors).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
    return error === undefined ? {} : { error };
  };
  return (
    <>
      <Section title={template ? MANAGE.change : MANAGE.add}>
        <Field {...MANAGE.name} {...errorAt('name')}>
          <TextInput value={form.name} onChange={(name) => edit({ name })} max={30} />
        </Field>
        <Field label={MANAGE.summary} {...errorAt('summary')}>
          <TextInput value={form.summary} onChange={(summary) => edit({ summary })} max={60} />
        </Field>
        <Field label={MANAGE.usual} optional {...errorAt('usualFen')}>
          <TextInput type="digit" value={form.usual} onChange={(usual) => edit({ usual })} max={14} />
        </Field>
        <Field {...MANAGE.lines} {...errorAt('lines')}>
          <TemplateLines lines={form.lines} accounts={accounts} onChange={(lines) => edit({ lines })} />
        </Field>
        <Field {...MANAGE.papers}>
          <Choices options={KINDS} value={form.papers} onChange={(papers) => edit({ papers })} />
        </Field>
        <Field {...MANAGE.usableBy}>
          <Choices options={POSTS} value={form.usableBy} onChange={(usableBy) => edit({ usableBy })} />
        </Field>
        <RhythmFields form={form} edit={edit} errorAt={errorAt} />
        <Field label={MANAGE.inUse}>
          <Choice
            options={STATES}
            value={form.isInUse ? 'on' : 'off'}
            onChange={(to) => edit({ isInUse: to === 'on' })}
          />
        </Field>
      </Section>
      {send.error && Object.keys(errors).length === 0 && <View className="desk-error">{sayError(send.error)}</View>}
      <View className="desk-send">
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {MANAGE.save}
        </Button>
        <Button look="quiet" onClick={giveUp}>
          {MANAGE.cancel}
        </Button>
      </View>
    </>
  );
}
