import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { type ChartAccount, listChartAccounts } from '@shared/accounts/books';
import { formatFen } from '@shared/money';
import { type BookedPapers, type PendingVoucher, prepareVoucher } from '@shared/accounts/pending-vouchers';
import { dayInChina } from '@shared/time';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { useDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { uuid } from '@/platform/random';
import { useChange } from '@/platform/server/use-change';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Section } from '@/ui/layout/section';
import { StatusTag } from '@/ui/words/status-tag';
import { AccountPicker } from './account-picker';
import { ENTER, PENDING, TEMPLATES } from './copy';
import { blankLine, type DraftLine, type DraftPaper, draftOf, type DraftVoucher, sumsOf, voucherOf } from './draft';
import { type Began, ByTemplate, templatesChanged } from './by-template';
import { bookChanged } from './pending-list';

interface LineProps {
  line: DraftLine;
  place: number;
  accounts: readonly ChartAccount[];
  error: string | undefined;
  onChange: (part: Partial<DraftLine>) => void;
  onRemove: (() => void) | undefined;
}

const PARTY_KINDS = (['person', 'body'] as const).map((value) => ({ value, label: ENTER.partyKinds[value] }));
const kindNote = (natural: boolean | undefined): string =>
  natural === undefined ? ENTER.kindNote : natural ? ENTER.personNote : ENTER.bodyNote;

function LineFields({ line, place, accounts, error, onChange, onRemove }: LineProps) {
  const of = (label: string) => `${ENTER.line(place + 1)}${label}`;
  return (
    <View className="desk-line">
      <View className="desk-line-fields">
        <View className="desk-field-summary">
          <TextInput
            value={line.summary}
            onChange={(summary) => onChange({ summary })}
            placeholder={ENTER.summary}
            max={60}
            label={of(PENDING.summary)}
            isPublic
          />
        </View>
        <View className="desk-field-account">
          <AccountPicker
            accounts={accounts}
            value={line.accountCode}
            onPick={({ code }) => onChange({ accountCode: code })}
          />
        </View>
        <View className="desk-field-amount">
          <TextInput
            type="digit"
            value={line.debit}
            onChange={(debit) => onChange({ debit })}
            placeholder={ENTER.debit}
            max={14}
            label={of(ENTER.debit)}
          />
        </View>
        <View className="desk-field-amount">
          <TextInput
            type="digit"
            value={line.credit}
            onChange={(credit) => onChange({ credit })}
            placeholder={ENTER.credit}
            max={14}
            label={of(ENTER.credit)}
          />
        </View>
        <View className="desk-field-who">
          <TextInput
            value={line.counterparty}
            onChange={(counterparty) => onChange({ counterparty })}
            placeholder={ENTER.counterparty}
            max={60}
            label={of(ENTER.counterparty)}
            isPublic
          />
        </View>
      </View>
      <View className="desk-line-foot">
        {line.counterparty !== '' && (
          <View className="desk-party">
            <Choice
              options={PARTY_KINDS}
              value={line.natural === undefined ? undefined : line.natural ? 'person' : 'body'}
              onChange={(kind) => onChange({ natural: kind === 'person' })}
              label={of(ENTER.partyKind)}
            />
            <View className="note">{kindNote(line.natural)}</View>
          </View>
        )}
        {error && <View className="desk-error">{error}</View>}
        {onRemove && (
          <View className="desk-remove" onClick={onRemove} {...aria({ role: 'button', label: of(ENTER.remove) })}>
            {ENTER.remove}
          </View>
        )}
      </View>
    </View>
  );
}

function Papers({ papers, onChange }: { papers: readonly DraftPaper[]; onChange: (papers: DraftPaper[]) => void }) {
  const change = (place: number, part: Partial<DraftPaper>) =>
    onChange(papers.map((paper, index) => (index === place ? { ...paper, ...part } : paper)));
  return (
    <>
      <SectionTitle>{ENTER.papers}</SectionTitle>
      {papers.map(({ kind, title, pages }, place) => (
        <View key={place} className="desk-paper">
          <TextInput
            value={kind}
            onChange={(to) => change(place, { kind: to })}
            placeholder={ENTER.paperKind}
            max={20}
            isPublic
          />
          <TextInput
            value={title}
            onChange={(to) => change(place, { title: to })}
            placeholder={ENTER.paperTitle}
            max={60}
            isPublic
          />
          <TextInput
            type="number"
            value={pages}
            onChange={(to) => change(place, { pages: to })}
            placeholder={ENTER.paperPages}
            max={3}
          />
        </View>
      ))}
      <Button small look="quiet" icon="plus" onClick={() => onChange([...papers, { kind: '', title: '', pages: '1' }])}>
        {ENTER.addPaper}
      </Button>
    </>
  );
}

/** The two sides as they are typed, and what is missing between them. */
function Sums({ lines }: { lines: readonly DraftLine[] }) {
  const { debitFen, creditFen } = sumsOf(lines);
  const even = debitFen === creditFen && debitFen > 0;
  return (
    <View className="desk-sums">
      <Text>{`${ENTER.debits} ${formatFen(debitFen)}`}</Text>
      <Text>{`${ENTER.credits} ${formatFen(creditFen)}`}</Text>
      {debitFen + creditFen > 0 && (
        <StatusTag tone={even ? 'good' : 'wait'}>
          {even ? ENTER.even : ENTER.differ(formatFen(Math.abs(debitFen - creditFen)))}
        </StatusTag>
      )}
    </View>
  );
}

interface LinesProps {
  form: DraftVoucher;
  accounts: readonly ChartAccount[];
  errorOf: (place: number) => string | undefined;
  onChange: (part: Partial<DraftVoucher>) => void;
}

/** 分录, as they are typed. */
function Lines({ form: { lines }, accounts, errorOf, onChange }: LinesProps) {
  const change = (place: number, part: Partial<DraftLine>) =>
    onChange({ lines: lines.map((line, index) => (index === place ? { ...line, ...part } : line)) });
  return (
    <Section title={ENTER.lines} className="desk-lines">
      {lines.map((line, place) => (
        <LineFields
          key={place}
          line={line}
          place={place}
          accounts={accounts}
          error={errorOf(place)}
          onChange={(part) => change(place, part)}
          onRemove={
            lines.length > 2 ? () => onChange({ lines: lines.filter((_, index) => index !== place) }) : undefined
          }
        />
      ))}
      <Button
        small
        look="quiet"
        icon="plus"
        onClick={() =>
          onChange({ lines: [...lines, { ...blankLine, summary: lines[lines.length - 1]?.summary ?? '' }] })
        }
      >
        {ENTER.add}
      </Button>
      <Sums lines={lines} />
    </Section>
  );
}

interface Props {
  villageCode: string;
  /** What the form begins with in the place of an unfinished one: a voucher that was sent back. */
  copyOf?: PendingVoucher | undefined;
  onDone: () => void;
  /** Papers that the village handed over, which the voucher is made of, and what is known of it by them. */
  intake?: { papers: BookedPapers; begins: Partial<DraftVoucher>; kinds: readonly string[] } | undefined;
  /** A recurring voucher whose day has come: what the form begins with. */
  began?: Began | undefined;
}

/** 制单: a voucher is typed, its two sides added up as one types, and sent to whoever reviews. */
export function EnterVoucher({ villageCode, copyOf, onDone, intake, began }: Props) {
  const chart = useAnswer(listChartAccounts, {}, { keep: true, staleTime: A_DAY });
  // What is made of papers, or is due, has a draft of its own: whatever else was being typed waits in its place.
  const of = intake ? intake.papers.paperIds : began ? [began.templateId, began.on] : [];
  const draft = ['accounts.desk', villageCode, ...of].join('.');
  const [form, change, clear] = useDraft<DraftVoucher & { key: string }>(draft, {
    voucherOn: dayInChina(new Date().toISOString()),
    lines: [blankLine, blankLine],
    papers: [],
    key: '',
    ...intake?.begins,
  });
  useEffect(() => {
    if (copyOf) change({ ...draftOf(copyOf), templateId: undefined, key: '' });
  }, [copyOf, change]);
  // With a template the lines are looked at; they are opened to be typed.
  const [isTyping, setTyping] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const edit = (part: Partial<DraftVoucher>) => {
    change({ ...part, key: '' });
    setErrors({});
  };
  const send = useChange({
    act: async () => {
      const checked = voucherOf(form);
      if (!checked.value) {
        setErrors(checked.errors);
        return undefined;
      }
      const key = form.key || (await uuid());
      change({ key });
      const body = { ...checked.value, ...(intake && { intake: intake.papers }) };
      return call(prepareVoucher, { params: { villageCode }, body, idempotencyKey: key });
    },
    onSuccess: (pending) => {
      if (!pending) return;
      clear();
      say(ENTER.sent);
      bookChanged();
      templatesChanged();
      onDone();
    },
    onError: (error) => setErrors(fieldErrors(error)),
  });
  const lineError = (place: number) =>
    Object.entries(errors).find(([path]) => path === `lines.${place}` || path.startsWith(`lines.${place}.`))?.[1];
  const lineErrors = form.lines.flatMap((_, place) => lineError(place) ?? []);
  // 本年收益 is carried when December closes, never by hand.
  const accounts = (chart.data?.items ?? []).filter(({ code }) => code !== '321');
  const elsewhere =
    errors.lines ?? errors.attachments ?? Object.entries(errors).find(([path]) => path.startsWith('attachments.'))?.[1];
  const failed = send.error && Object.keys(errors).length === 0 ? sayError(send.error) : elsewhere;
  return (
    <View>
      {copyOf && <View className="note">{PENDING.redoNote}</View>}
      <ByTemplate
        villageCode={villageCode}
        form={form}
        onChange={edit}
        began={began}
        kinds={intake?.kinds ?? []}
        accounts={accounts}
        isTyping={isTyping}
      />
      <Field {...ENTER.day} {...(errors.voucherOn && { error: errors.voucherOn })}>
        <TextInput value={form.voucherOn} onChange={(voucherOn) => edit({ voucherOn })} max={10} />
      </Field>
      {form.templateId && !isTyping ? (
        <Button small look="quiet" onClick={() => setTyping(true)}>
          {TEMPLATES.editLines}
        </Button>
      ) : (
        <Lines form={form} accounts={accounts} errorOf={lineError} onChange={edit} />
      )}
      {form.templateId && !isTyping && lineErrors.length > 0 && <View className="desk-error">{lineErrors[0]}</View>}
      <Papers papers={form.papers} onChange={(papers) => edit({ papers })} />
      {failed && <View className="desk-error">{failed}</View>}
      <View className="desk-send">
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {ENTER.send}
        </Button>
        <View className="note">{ENTER.note}</View>
      </View>
    </View>
  );
}
