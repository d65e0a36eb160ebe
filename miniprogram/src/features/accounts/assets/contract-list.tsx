import { View } from '@tarojs/components';
import type { VillageYear } from '@shared/accounts/accounts';
import { type Contract, listContracts } from '@shared/accounts/contracts';
import { listDecisions } from '@shared/affairs/decisions';
import { listAssets, listResources } from '@shared/accounts/registers';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { Acts, useKeeps } from '../registers/act';
import { CONTRACT_STATUS, NEW, REGISTER } from '../registers/copy';
import { newContract } from '../registers/new-things';
import { Owed } from '../registers/parts';
import { AsOf } from './as-of';
import { RegisterList } from './register-list';

const noteOf = ({ partyB, status, arrearsFen, endsInDays }: Contract) => (
  <View>
    <View>{partyB}</View>
    <View className="registers-tags">
      <StatusTag tone={CONTRACT_STATUS[status].tone}>{CONTRACT_STATUS[status].word}</StatusTag>
      {endsInDays !== undefined && <StatusTag tone="wait">{REGISTER.endsSoon(endsInDays)}</StatusTag>}
      {arrearsFen > 0 && <Owed fen={arrearsFen} word={REGISTER.owed} />}
    </View>
  </View>
);

/** Drawn only for those who keep the books: what can be let, and what was decided, is asked for their form. */
function NewContract({ villageCode }: { villageCode: string }) {
  const of = { params: { villageCode }, query: { limit: 50 } };
  const assets = useAnswer(listAssets, of);
  const resources = useAnswer(listResources, of);
  const decisions = useAnswer(listDecisions, of);
  const lettable = { assets: assets.data?.items ?? [], resources: resources.data?.items ?? [] };
  const act = newContract(villageCode, lettable, decisions.data?.items ?? []);
  return <Acts villageCode={villageCode} acts={[act]} title={NEW.title} />;
}

export function ContractList({ villageCode, book }: { villageCode: string; book: VillageYear | undefined }) {
  const keeps = useKeeps(villageCode);
  const pages = useAnswerPages(listContracts, { params: { villageCode } }, { keep: true });
  const sum = book && book.contracts.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.contractsSum(book.contracts.count)}</View>
      <Money fen={book.contracts.yearlyRentFen} size="figure" />
      {book.contracts.arrearsFen > 0 ? (
        <Owed fen={book.contracts.arrearsFen} word={REGISTER.owedSum} />
      ) : (
        <View>{REGISTER.allPaid}</View>
      )}
      <AsOf day={book.registersOn} />
    </Card>
  );
  return (
    <>
      <RegisterList
        of={pages}
        empty={REGISTER.noContracts}
        sum={sum}
        as={(contract) => ({
          key: contract.contractId,
          title: contract.title,
          note: noteOf(contract),
          value: (
            <View>
              <Money fen={contract.yearlyRentFen} size="row" />
              <View className="note">{REGISTER.aYear}</View>
            </View>
          ),
          open: () => openPage('accounts/contract', { villageCode, contractId: contract.contractId }),
        })}
      />
      {keeps && <NewContract villageCode={villageCode} />}
    </>
  );
}
