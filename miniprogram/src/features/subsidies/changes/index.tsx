import { Text, View } from '@tarojs/components';
import { type ProgramChange, showMyPaymentChanges } from '@shared/subsidies/payment-outlook';
import { formatFen } from '@shared/money';
import { useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { CHANGES } from '../copy';
import { ofBound } from '../not-bound';
import { Changed } from './changed';
import { reasonWords } from './reason-words';
import './changes.css';

/** The sum of this year so far beside that of last year until the same day. */
function Head({ year, thisFen, lastFen }: { year: number; thisFen: number; lastFen: number }) {
  const difference = thisFen - lastFen;
  return (
    <Card>
      <View className="muted">{CHANGES.title(year)}</View>
      <Money fen={thisFen} size="figure" />
      <View className="note">
        {CHANGES.lastYear} <Money fen={lastFen} />
        {difference === 0
          ? `，${CHANGES.same}`
          : `，${difference > 0 ? CHANGES.more : CHANGES.less} ${formatFen(Math.abs(difference))}`}
      </View>
    </Card>
  );
}

/** What needs no explaining, folded. */
function Others({ title, changes }: { title: string; changes: readonly ProgramChange[] }) {
  if (changes.length === 0) return null;
  const thisYear = new Date().getFullYear();
  return (
    <Card flush>
      <Disclosure title={title} value={<Text className="muted">{CHANGES.count(changes.length)}</Text>} label={title}>
        {changes.map(({ programCode, programName, thisFen, reasons }) => (
          <Row
            key={programCode}
            title={programName}
            note={reasons[0] && reasonWords(reasons[0], thisYear)}
            value={<Money fen={thisFen} size="row" />}
            onClick={() => openPage('subsidies/program', { programCode })}
          />
        ))}
      </Disclosure>
    </Card>
  );
}

/** 和去年比: what changed, program by program, and why. */
function Changes() {
  const answer = useAnswer(showMyPaymentChanges, {}, { keep: true });
  return (
    <AnswerPage of={answer}>
      {({ year, thisFen, lastFen, changes }) => {
        const of = (kind: ProgramChange['kind']) => changes.filter((change) => change.kind === kind);
        const changed = changes.filter(({ kind }) => kind !== 'same' && kind !== 'later');
        if (changes.length === 0) return <EmptyState icon="wallet" {...CHANGES.empty} />;
        return (
          <>
            <Head year={year} thisFen={thisFen} lastFen={lastFen} />
            {changed.length > 0 && <SectionTitle>{CHANGES.changed}</SectionTitle>}
            {changed.map((change) => (
              <Changed key={change.programCode} change={change} />
            ))}
            <Others title={CHANGES.unchanged} changes={of('same')} />
            <Others title={CHANGES.later} changes={of('later')} />
          </>
        );
      }}
    </AnswerPage>
  );
}

export default ofBound(Changes);
