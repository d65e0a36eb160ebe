import { Stepper } from '@/ui/forms/stepper';
import { BALANCES } from './books-copy';

interface Props {
  /** 1–12; undefined is the whole year, where `whole` allows it. */
  month: number | undefined;
  last: number;
  whole?: boolean;
  onChange: (month: number | undefined) => void;
}

/** The months of a year, a step at a time; before January comes the whole year where it can be shown. */
export function PeriodPicker({ month, last, whole = false, onChange }: Props) {
  const step = (to: number | undefined) => ({
    label: `看${to === undefined ? BALANCES.wholeYear : BALANCES.month(to)}`,
    onPress: () => onChange(to),
  });
  const back = month === undefined ? undefined : month > 1 ? step(month - 1) : whole ? step(undefined) : undefined;
  const next = (month ?? 0) + 1;
  return (
    <Stepper {...(back && { back })} {...(next <= last && { forward: step(next) })}>
      {month === undefined ? BALANCES.wholeYear : BALANCES.month(month)}
    </Stepper>
  );
}

/** The last month of a year that has begun. */
export const lastMonthOf = (year: number): number =>
  year === new Date().getFullYear() ? new Date().getMonth() + 1 : 12;
