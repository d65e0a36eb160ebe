import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { ChartAccount } from '@shared/accounts/books';
import { listVoucherTemplates, type VoucherTemplate } from '@shared/accounts/voucher-templates';
import { listWorkbench } from '@shared/accounts/workbench';
import { openPage } from '@/platform/navigate';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Row } from '@/ui/layout/row';
import { fenOf } from './amount';
import { ENTER, PENDING, TEMPLATES } from './copy';
import { begunWith, type DraftVoucher, linesFrom, sumsOf } from './draft';
import { LinesTable } from './lines-table';

/** A recurring voucher that somebody begins: its template, and the day it was due. */
export interface Began {
  templateId: string;
  on: string;
}

export const useTemplates = (villageCode: string) =>
  useAnswer(listVoucherTemplates, { params: { division: villageCode } }, { staleTime: ALWAYS });

export const templatesChanged = (): void => {
  askAgain(listVoucherTemplates, listWorkbench);
};

interface Props {
  villageCode: string;
  form: DraftVoucher;
  onChange: (part: Partial<DraftVoucher>) => void;
  began: Began | undefined;
  /** Kinds of the papers that the village handed over, which the voucher is made of. */
  kinds: readonly string[];
  accounts: readonly ChartAccount[];
  isTyping: boolean;
}

const NONE = '';

/** The sum and the words of a voucher that began with a template, and its lines to look at: two answers on a phone in the place of ten. */
function Begun({
  template,
  form,
  onChange,
  accounts,
}: Pick<Props, 'form' | 'onChange' | 'accounts'> & { template: VoucherTemplate }) {
  const { sum = '', lines } = form;
  const nameOf = (code: string) => accounts.find((one) => one.code === code)?.name ?? '';
  const summary = lines[0]?.summary ?? '';
  return (
    <>
      <Field label={TEMPLATES.sum} {...(template.lines.length > 2 && { hint: TEMPLATES.sumHint })}>
        <TextInput
          type="digit"
          value={sum}
          onChange={(next) => onChange({ sum: next, lines: linesFrom({ ...template, summary }, next) })}
          max={14}
        />
      </Field>
      <Field label={PENDING.summary}>
        <TextInput
          value={summary}
          onChange={(next) => onChange({ lines: lines.map((line) => ({ ...line, summary: next })) })}
          max={60}
          label={ENTER.summary}
          isPublic
        />
      </Field>
      <Card>
        <LinesTable
          lines={lines.map(({ summary: words, accountCode, debit, credit }) => ({
            ...{ summary: words, accountCode, accountName: nameOf(accountCode) },
            ...{ debitFen: fenOf(debit) ?? 0, creditFen: fenOf(credit) ?? 0 },
          }))}
          totalFen={sumsOf(lines).debitFen}
        />
      </Card>
    </>
  );
}

/** 用模板: chosen from those that the person may use; the form is filled, and stays theirs to change. */
export function ByTemplate({ villageCode, form, onChange, began, kinds, accounts, isTyping }: Props) {
  const { data } = useTemplates(villageCode);
  const usable = (data?.items ?? []).filter(({ isInUse, mayUse }) => isInUse && mayUse);
  const chosen = usable.find(({ templateId }) => templateId === form.templateId);
  const due = began && usable.find(({ templateId }) => templateId === began.templateId);
  const dueOn = began?.on;
  useEffect(() => {
    if (due && dueOn && form.templateId !== due.templateId) onChange({ ...begunWith(due, {}), voucherOn: dueOn });
    // Once for each that is begun: what is typed afterwards stays, also until the next visit.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [due?.templateId, dueOn]);
  const choose = (templateId: string) => {
    const template = usable.find((one) => one.templateId === templateId);
    if (template) onChange(begunWith(template, { ...(form.sum && { sum: form.sum }), kinds }));
    else onChange({ templateId: undefined });
  };
  if (!data) return null;
  return (
    <>
      <Card flush>
        {/* One that was taken out of use since can still be left. */}
        {(usable.length > 0 || form.templateId !== undefined) && (
          <Disclosure key={form.templateId ?? NONE} title={TEMPLATES.pick} value={chosen?.name ?? ''}>
            <Choice
              look="rows"
              options={[
                ...usable.map(({ templateId, name, papers }) => ({
                  value: templateId,
                  label: name,
                  ...(papers.length > 0 && { note: TEMPLATES.papers(papers) }),
                })),
                { value: NONE, label: TEMPLATES.none },
              ]}
              value={form.templateId ?? NONE}
              onChange={choose}
              label={TEMPLATES.pick}
            />
          </Disclosure>
        )}
        <Row {...TEMPLATES.manage} onClick={() => openPage('accounts/templates', { villageCode })} />
      </Card>
      {chosen && !isTyping && <Begun template={chosen} form={form} onChange={onChange} accounts={accounts} />}
      {chosen && chosen.papers.length > 0 && <View className="note">{TEMPLATES.papers(chosen.papers)}</View>}
    </>
  );
}
