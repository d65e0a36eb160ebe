import { Text, View } from '@tarojs/components';
import { listContracts, type Contract, type VillageYear } from '@shared/accounts';
import { useAnswerPages } from '@/platform/answers';
import { Card } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { Money } from '@/ui/money';
import { StatusTag } from '@/ui/status-tag';
import { CONTRACT_STATUS, REGISTER } from '../copy';
import { RegisterList, type Registered } from './register-list';

/** What is owed, in words and red; nothing owed says so too. */
const Owed = ({ fen, word }: { fen: number; word: string }) => (
  <Text className="assets-owed">
    {`${word} `}
    <Money fen={fen} />
  </Text>
);

const registered = (contract: Contract): Registered => {
  const { word, tone } = CONTRACT_STATUS[contract.status];
  const owes = contract.arrearsFen > 0;
  return {
    key: contract.contractId,
    title: contract.title,
    note: (
      <View>
        <View>{contract.partyB}</View>
        <View className="assets-tags">
          <StatusTag tone={tone}>{word}</StatusTag>
          {owes && <Owed fen={contract.arrearsFen} word={REGISTER.owed} />}
        </View>
      </View>
    ),
    value: (
      <View>
        <Money fen={contract.yearlyRentFen} size="row" />
        <View className="note">一年</View>
      </View>
    ),
    facts: [
      ['名称', contract.title],
      ['每年租金', <Money key="rent" fen={contract.yearlyRentFen} />],
      ['已经收了', <Money key="received" fen={contract.receivedFen} />],
      ['欠款', owes ? <Owed key="owed" fen={contract.arrearsFen} word={REGISTER.owed} /> : REGISTER.paidUp],
      ['租什么', contract.subject],
      ['承租方', contract.partyB],
      ['从', <DayText key="from" value={contract.startsOn} />],
      ['到', <DayText key="to" value={contract.endsOn} />],
      ['现在', word],
      ['谁定的', contract.decidedBy],
      ['合同号', contract.contractNo],
    ],
  };
};

export function ContractList({
  villageCode,
  sums,
}: {
  villageCode: string;
  sums: VillageYear['contracts'] | undefined;
}) {
  const pages = useAnswerPages(listContracts, { params: { villageCode } }, { keep: true });
  const sum = sums && sums.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.contractsSum(sums.count)}</View>
      <Money fen={sums.yearlyRentFen} size="figure" />
      <View>{sums.arrearsFen > 0 ? <Owed fen={sums.arrearsFen} word={REGISTER.owedSum} /> : REGISTER.allPaid}</View>
    </Card>
  );
  return <RegisterList of={pages} empty={REGISTER.noContracts} sum={sum} as={registered} />;
}
