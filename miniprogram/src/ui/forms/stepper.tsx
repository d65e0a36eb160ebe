import { View } from '@tarojs/components';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import './stepper.css';

interface Step {
  /** What a screen reader says: 看2025年. */
  label: string;
  onPress: () => void;
}

interface Props {
  /** What is shown now: 2026年. */
  children: string;
  back?: Step;
  forward?: Step;
}

function Arrow({ step, back }: { step: Step | undefined; back?: boolean }) {
  if (!step) return <View className="stepper-arrow" />;
  return (
    <View
      className="stepper-arrow"
      hoverClass="row-press"
      onClick={step.onPress}
      {...aria({ role: 'button', label: step.label })}
    >
      <Icon name="chevron" className={cx(back && 'stepper-back')} />
    </View>
  );
}

/** One of a row of years or months, a step back or forward at a time. */
export function Stepper({ children, back, forward }: Props) {
  return (
    <View className="stepper">
      <Arrow step={back} back />
      <View className="stepper-now">{children}</View>
      <Arrow step={forward} />
    </View>
  );
}

/** The steps among `years`, whichever way they are sorted: back is the year before. */
export function YearStepper({
  years,
  year,
  onChange,
}: {
  years: readonly number[];
  year: number;
  onChange: (year: number) => void;
}) {
  const step = (to: number | undefined): Step | undefined =>
    to === undefined ? undefined : { label: `看${to}年`, onPress: () => onChange(to) };
  const older = years.filter((other) => other < year);
  const newer = years.filter((other) => other > year);
  return (
    <Stepper
      back={step(older.length ? Math.max(...older) : undefined)}
      forward={step(newer.length ? Math.min(...newer) : undefined)}
    >
      {`${year}年`}
    </Stepper>
  );
}
