import { View } from '@tarojs/components';
import type { Reason } from '@shared/subsidies/eligibility-verdict';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { cx } from '@/ui/cx';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Icon, type IconName } from '@/ui/icon';
import { Sureness } from '@/ui/words/sureness';
import { ELIGIBLE } from './copy';
import type { ProgramFinding } from './findings';

const MARK: Record<Reason['verdict'], { icon: IconName; word: string }> = {
  yes: { icon: 'check', word: '符合' },
  no: { icon: 'close', word: '不符合' },
  unknown: { icon: 'info', word: '还不知道' },
};

/** Each condition with its mark: the word is said to a screen reader, the sign is seen. */
export function Reasons({ of }: { of: readonly Reason[] }) {
  return (
    <View>
      {of.map(({ verdict, text }) => (
        <View
          key={text}
          className={cx('eligible-reason', `eligible-${verdict}`)}
          {...aria({ label: `${MARK[verdict].word}：${text}` })}
        >
          <Icon name={MARK[verdict].icon} className="eligible-mark" />
          <View className="eligible-text">{text}</View>
        </View>
      ))}
    </View>
  );
}

interface Shown {
  of: ProgramFinding;
  /** Whether the reader is the head of the household, where that is known. */
  head: boolean | undefined;
}

/** Where to go with it, and what is looked at there besides. */
export function FindingBody({ of: { rule, reasons, verdict }, head }: Shown) {
  return (
    <View>
      <Reasons of={reasons} />
      {verdict !== 'no' && (
        <Facts
          of={[
            [ELIGIBLE.where, rule.where],
            [ELIGIBLE.bring, rule.bring.join('、')],
            [ELIGIBLE.deadline, rule.deadline],
            [ELIGIBLE.checks, rule.officeChecks.join('；')],
            [ELIGIBLE.basis, rule.source],
          ]}
        />
      )}
      {verdict === 'yes' && rule.per === 'household' && <View className="note">{ELIGIBLE.household(head)}</View>}
      <Sureness of={rule.confidence} />
      <Button small look="quiet" onClick={() => openPage('subsidies/program', { programCode: rule.programCode })}>
        {ELIGIBLE.program}
      </Button>
    </View>
  );
}

/** A program's finding: its name and what speaks for or against it, and the rest when opened. */
export function FindingRow({ of, head }: Shown) {
  const { rule, reasons, verdict } = of;
  const telling = reasons.find((reason) => reason.verdict === verdict) ?? reasons[0];
  return (
    <Disclosure title={rule.programName} note={telling?.text} label={rule.programName}>
      <FindingBody of={of} head={head} />
    </Disclosure>
  );
}
