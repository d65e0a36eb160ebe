import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { listChartAccounts } from '@shared/accounts/books';
import { isResolvedForSum, listDecisions } from '@shared/affairs/decisions';
import type { MediaView } from '@shared/media/media';
import { formatFen } from '@shared/money';
import { OrderKind, type OrderView, saveOrder, showOrder } from '@shared/orders/payment-orders';
import { listPayingAccounts, listRegisteredPayees } from '@shared/orders/registers';
import { checkForm } from '@/platform/check-form';
import { replacePage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { useUploads } from '@/platform/sending/uploads';
import { A_DAY, ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { fieldErrors } from '@/platform/server/call';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { MediaGrid } from '@/ui/media/media-grid';
import { MediaPicker } from '@/ui/media/media-picker';
import { Failed } from '@/ui/words/failed';
import { APPLY, KIND } from '../copy';
import { refusedSubmit } from '../detail/refused-submit';
import { takeOrder } from '../detail/use-order-step';
import { Picker } from '../picker';
import { useEveryItem } from '@/platform/server/use-every-item';
import { CheckSheet } from './check-sheet';
import { BLANK, contentOf, notSums, type TypedOrder, typedOf } from './form';
import { Payments } from './payments';
import { sendOrder, type Sent } from './send-order';

const KINDS = OrderKind.options.map((value) => ({ value, label: KIND[value] }));
/** Pictures behind one order. */
const MOST_PAPERS = 9;

interface Props {
  villageCode: string;
  /** The order that is written anew. */
  order?: OrderView;
  papers?: readonly MediaView[];
}

/** 写支付申请: the form, kept on the phone while it is written, and one look at all of it before its money is held. */
export function WriteOrder({ villageCode, order, papers = [] }: Props) {
  const [typed, change, clear] = useDraft<TypedOrder>(
    `order:${villageCode}:${order ? `${order.orderId}:${order.version}` : ''}`,
    order ? typedOf(order) : BLANK,
  );
  const params = { villageCode };
  const accounts = useAnswer(listPayingAccounts, { params }, { staleTime: ALWAYS });
  const { items: payees } = useEveryItem(listRegisteredPayees, { params });
  const chart = useAnswer(listChartAccounts, undefined, { keep: true, staleTime: A_DAY });
  const { items: decisions } = useEveryItem(listDecisions, { params });
  const uploads = useUploads({ videos: 0, images: MOST_PAPERS - papers.length });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  // What is looked at and sent is what was typed then, whatever becomes of the draft meanwhile.
  const [checking, setChecking] = useState<TypedOrder>();
  const sendOnce = useSendOnce();
  // Most are paid by the bank: where that is one account, nobody is asked.
  const atBank = (accounts.data?.items ?? []).filter(({ rail }) => !rail);
  const accountId = typed.payingAccountId || (atBank.length === 1 ? atBank[0]!.payingAccountId : '');
  const whole = { ...typed, payingAccountId: accountId };
  const edit = (part: Partial<TypedOrder>) => {
    change(part);
    setWrong({});
  };
  // What was just sent is the order's too, once that is read anew.
  const paperIds = Array.from(new Set([...papers.map(({ mediaId }) => mediaId), ...uploads.mediaIds]));
  const bodyOf = (content: TypedOrder) => ({
    ...contentOf(content, paperIds),
    ...(order && { orderId: order.orderId, version: order.version }),
  });
  const sending = useMutation<Sent, unknown, { content: TypedOrder; isSubmitted: boolean }>({
    mutationFn: ({ content, isSubmitted }) =>
      sendOrder(sendOnce, { villageCode, body: bodyOf(content), isSubmitted, kept: clear }),
    onSuccess: ({ order: shown, refused }, { isSubmitted }) => {
      const { orderId, version } = shown;
      uploads.clear();
      takeOrder(shown);
      refusedSubmit.set(refused === undefined ? undefined : { orderId, version, error: refused });
      if (refused === undefined) say(isSubmitted ? APPLY.submitted : APPLY.saved);
      // Its answer may only have been lost.
      else askAgain(showOrder);
      replacePage('orders/detail', { villageCode, orderId });
    },
    onError: (error) => {
      const found = fieldErrors(error);
      setWrong(found);
      if (Object.keys(found).length > 0) setChecking(undefined);
    },
  });
  const look = () => {
    const found: Record<string, string> = { ...checkForm(saveOrder.body!, bodyOf(whole)).errors };
    for (const path of notSums(typed.kind, typed.payments)) found[path] = APPLY.amountWrong;
    if (found.payingAccountId) found.payingAccountId = APPLY.accountMissing;
    if (uploads.sending) found.paperIds = APPLY.sending;
    else if (uploads.items.some(({ state }) => state === 'failed')) found.paperIds = APPLY.failed;
    setWrong(found);
    if (Object.keys(found).length === 0) setChecking(whole);
  };
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  const accountLabel = (accounts.data?.items ?? []).map(({ payingAccountId, name, tail, availableFen }) => ({
    value: payingAccountId,
    label: `${name}（${tail}）`,
    note: APPLY.accountLine(formatFen(availableFen)),
  }));
  const chartOptions = (chart.data?.items ?? []).map(({ code, name, category }) => ({
    value: code,
    label: `${code} ${name}`,
    note: category,
  }));
  const decisionOptions = [
    { value: '', label: APPLY.decisionNone },
    ...decisions.filter(isResolvedForSum).map(({ decisionId, title }) => ({ value: decisionId, label: title })),
  ];
  return (
    <View>
      <Field label={APPLY.account} {...errorOf('payingAccountId')}>
        <Choice
          look="rows"
          options={accountLabel}
          value={accountId || undefined}
          onChange={(payingAccountId) => edit({ payingAccountId })}
        />
      </Field>
      <Field label={APPLY.kind} {...errorOf('kind')}>
        <Choice options={KINDS} value={typed.kind || undefined} onChange={(kind) => edit({ kind })} />
      </Field>
      <Payments
        kind={typed.kind}
        payees={payees}
        payments={typed.payments}
        wrong={wrong}
        onChange={(payments) => edit({ payments })}
      />
      <Field {...APPLY.purpose} {...errorOf('purpose')}>
        <TextInput value={typed.purpose} onChange={(purpose) => edit({ purpose })} max={20} isPublic />
      </Field>
      <Field label={APPLY.chart} {...errorOf('accountCode')}>
        <Picker
          label={APPLY.chartPick}
          options={chartOptions}
          value={typed.accountCode}
          onPick={(accountCode) => edit({ accountCode })}
          search={APPLY.chartPick}
        />
      </Field>
      <Field {...APPLY.decision} optional {...errorOf('decisionId')}>
        <Picker
          label={APPLY.decision.label}
          options={decisionOptions}
          value={typed.decisionId}
          onPick={(decisionId) => edit({ decisionId })}
        />
      </Field>
      <Field {...APPLY.papers} {...errorOf('paperIds')}>
        {papers.length > 0 && <MediaGrid media={papers} />}
        <MediaPicker of={uploads} />
      </Field>
      {sending.error !== null && !checking && <Failed className="orders-wrong" of={sending.error} />}
      <Button onClick={look}>{APPLY.save}</Button>
      <View className="note orders-note">{APPLY.kept}</View>
      {checking && (
        <CheckSheet
          typed={checking}
          account={accountLabel.find(({ value }) => value === checking.payingAccountId)?.label ?? ''}
          chart={chartOptions.find(({ value }) => value === checking.accountCode)?.label ?? ''}
          payees={payees}
          papers={paperIds.length}
          pending={sending.isPending}
          error={sending.error}
          onSubmit={() => sending.mutate({ content: checking, isSubmitted: true })}
          onKeep={() => sending.mutate({ content: checking, isSubmitted: false })}
          onClose={() => setChecking(undefined)}
        />
      )}
    </View>
  );
}
