import { View } from '@tarojs/components';
import { capitalMoney } from '@shared/capital-money';
import { MOST_PAYMENTS, type OrderKind } from '@shared/orders/payment-orders';
import type { RegisteredPayee } from '@shared/orders/registers';
import { formatInstant } from '@shared/time';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { Money } from '@/ui/words/money';
import { APPLY, DETAIL, PAYEES } from '../copy';
import { payeeWords } from '../payee-words';
import { Picker } from '../picker';
import { BLANK_PAYMENT, paymentFen, type TypedPayment } from './form';

interface Props {
  kind: OrderKind | '';
  payees: readonly RegisteredPayee[];
  payments: readonly TypedPayment[];
  wrong: Record<string, string>;
  onChange: (payments: TypedPayment[]) => void;
}

function One({
  kind,
  payees,
  payment,
  errorOf,
  onChange,
}: Pick<Props, 'kind' | 'payees'> & {
  payment: TypedPayment;
  errorOf: (field: string) => { error?: string };
  onChange: (part: Partial<TypedPayment>) => void;
}) {
  const now = new Date();
  const at = now.toISOString();
  const options = payees.map((payee) => ({
    value: payee.payeeId,
    label: payee.name,
    note: `${DETAIL.tail(payee.tail)} · ${payeeWords(payee, at, PAYEES.cooling(formatInstant(payee.usableFrom, now.getFullYear())))}`,
  }));
  const fen = paymentFen(kind, payment);
  return (
    <View className="orders-one">
      <Field label={APPLY.payee} {...errorOf('payeeId')}>
        <Picker
          label={APPLY.payeePick}
          options={options}
          value={payment.payeeId}
          onPick={(payeeId) => onChange({ payeeId })}
          search={APPLY.payeeSearch}
          none={APPLY.none}
        />
      </Field>
      {kind === 'labour' ? (
        <>
          <Field label={APPLY.days} {...errorOf('days')}>
            <TextInput type="number" value={payment.days} onChange={(days) => onChange({ days })} max={3} />
          </Field>
          <Field label={APPLY.rate} {...errorOf('rateFen')}>
            <TextInput type="digit" value={payment.rate} onChange={(rate) => onChange({ rate })} max={14} />
          </Field>
        </>
      ) : (
        <Field label={APPLY.amount} {...errorOf('amountFen')}>
          <TextInput type="digit" value={payment.yuan} onChange={(yuan) => onChange({ yuan })} max={14} />
        </Field>
      )}
      {fen !== undefined && fen > 0 && <View className="note">{capitalMoney(fen)}</View>}
    </View>
  );
}

/** Who is paid how much: of labour a list of people, days and rate. */
export function Payments({ kind, payees, payments, wrong, onChange }: Props) {
  const total = payments.reduce((sum, payment) => sum + (paymentFen(kind, payment) ?? 0), 0);
  return (
    <>
      {payments.map((payment, place) => (
        // The lines have no id of their own, and none is moved.
        <View key={place}>
          <One
            kind={kind}
            payees={payees}
            payment={payment}
            errorOf={(field) => {
              const error = wrong[`payments.${place}.${field}`];
              return error ? { error } : {};
            }}
            onChange={(part) => onChange(payments.map((one, at) => (at === place ? { ...one, ...part } : one)))}
          />
          {payments.length > 1 && (
            <View
              className="orders-remove"
              onClick={() => onChange(payments.filter((_, at) => at !== place))}
              {...aria({ role: 'button', label: `${APPLY.remove}第 ${place + 1} 个` })}
            >
              {APPLY.remove}
            </View>
          )}
        </View>
      ))}
      {payments.length < MOST_PAYMENTS && (
        <Button look="quiet" onClick={() => onChange([...payments, BLANK_PAYMENT])}>
          {APPLY.addPayee}
        </Button>
      )}
      <View className="orders-total">
        {`${APPLY.total} `}
        <Money fen={total} />
      </View>
      <View className="orders-capital">{capitalMoney(total)}</View>
    </>
  );
}
