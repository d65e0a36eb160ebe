import { View } from '@tarojs/components';
import type { Comparison, PerHead } from '@shared/accounts/comparison';
import { openPage } from '@/platform/navigate';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { COMPARE } from './copy';
import { Pair } from './pair';

const SHOWN = 6;

const pairOf = ({ ownFen, medianFen }: PerHead) =>
  [
    { label: COMPARE.own, fen: ownFen },
    { label: COMPARE.median, fen: medianFen },
  ] as const;

/** Per head beside the middle of the town: no village but one's own is told apart, and none is ranked. */
export function Town({ of, villageCode }: { of: Comparison; villageCode: string }) {
  const { year, town, townName, population } = of;
  return (
    <>
      <SectionTitle>{COMPARE.town(townName)}</SectionTitle>
      {(!town || !population) && <Card className="muted">{COMPARE.noTown}</Card>}
      {town && population && (
        <>
          <View className="note compare-span">{COMPARE.townNote(town.villages, population)}</View>
          <Card>
            {(['expense', 'income'] as const).map((direction) => (
              <View key={direction} className="compare-part">
                <View>{COMPARE.perHead[direction]}</View>
                <Pair of={pairOf(town[direction])} second={direction === 'expense'} />
              </View>
            ))}
          </Card>
          <Section title={COMPARE.townAccounts} flush>
            {town.accounts.slice(0, SHOWN).map((account) => (
              <Row
                key={`${account.direction}${account.accountCode}`}
                title={account.accountName}
                note={
                  <View className="compare-one">
                    <Pair of={pairOf(account)} second={account.direction === 'expense'} />
                  </View>
                }
                onClick={() =>
                  openPage('accounts/entries', {
                    villageCode,
                    year,
                    accountCode: account.accountCode,
                    accountName: account.accountName,
                  })
                }
              />
            ))}
          </Section>
        </>
      )}
    </>
  );
}
