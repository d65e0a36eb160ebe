import { Text, View } from '@tarojs/components';
import { formatFen } from '@shared/money';
import type { ProgramChange } from '@shared/subsidies/payment-outlook';
import { openPage } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { CHANGES } from '../copy';
import { reasonWords } from './reason-words';

const differenceOf = ({ thisFen, lastFen }: ProgramChange): string =>
  `${thisFen >= lastFen ? CHANGES.more : CHANGES.less} ${formatFen(Math.abs(thisFen - lastFen))}`;

/** One program that changed: how much, and why; what no record explains can be asked about. */
export function Changed({ change }: { change: ProgramChange }) {
  const person = useMe()?.person;
  const { programCode, programName, kind, thisFen, lastFen, reasons } = change;
  const ask = () =>
    askAbout({
      about: `change:${programCode}:${person?.personId ?? ''}`,
      own: true,
      category: 'subsidy',
      description: CHANGES.question(programName, formatFen(lastFen), formatFen(thisFen)),
      ...(person && { villageCode: person.villageCode, villageName: person.villageName }),
    });
  return (
    <Card flush>
      <Row
        title={programName}
        note={
          <>
            <Text className="changes-sum">
              {CHANGES.lastYear} <Money fen={lastFen} />，
            </Text>
            <Text className="changes-sum">
              今年 <Money fen={thisFen} />
            </Text>
          </>
        }
        value={kind === 'new' ? CHANGES.kinds.new : differenceOf(change)}
        onClick={() => openPage('subsidies/program', { programCode })}
      />
      {kind === 'new' && <View className="muted changes-reason">{CHANGES.newNote}</View>}
      {reasons.map((reason) => (
        <View key={reason.kind} className="changes-reason">
          {reasonWords(reason, new Date().getFullYear())}
        </View>
      ))}
      {reasons.some((reason) => reason.kind === 'unknown') && (
        <View className="changes-ask">
          <Button small look="quiet" onClick={ask}>
            {CHANGES.ask}
          </Button>
        </View>
      )}
    </Card>
  );
}
