import { addMonths, monthOf, yearOf } from '@shared/time';
import { Stepper } from './stepper';

const nameOf = (month: string) => `${yearOf(month)}年${monthOf(month)}月`;

interface Props {
  month: string;
  onChange: (month: string) => void;
  /** The last that is stepped to; without it there is none. */
  last?: string;
}

/** One month in a form, a step at a time: nobody types 2026-10. */
export function MonthStepper({ month, onChange, last }: Props) {
  const step = (by: number) => {
    const to = addMonths(month, by);
    return { label: `换成${nameOf(to)}`, onPress: () => onChange(to) };
  };
  const isLast = last !== undefined && month >= last;
  return (
    <Stepper back={step(-1)} {...(!isLast && { forward: step(1) })}>
      {nameOf(month)}
    </Stepper>
  );
}
