import { Text, View } from '@tarojs/components';
import type { VillageYear } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { YEAR } from '../copy';
import { areaWords } from '../area';

/** What is owed to the village and by it; neither is said when there is none. */
const debtsNote = ({ receivableFen, payableFen }: VillageYear['debts']) =>
  receivableFen + payableFen === 0 ? (
    YEAR.noDebts
  ) : (
    <View>
      {receivableFen > 0 && (
        <View>
          {`${YEAR.owedToUs} `}
          <Money fen={receivableFen} />
        </View>
      )}
      {payableFen > 0 && (
        <View>
          {`${YEAR.weOwe} `}
          <Money fen={payableFen} />
        </View>
      )}
    </View>
  );

/** The five doors to what the village owns: 资产 资源 合同 债权债务 工程. */
export function Owned({
  book: { villageCode, year, assets, resources, contracts, debts, projects },
}: {
  book: VillageYear;
}) {
  const open = (tab: string) => () => openPage('accounts/assets', { villageCode, year, tab });
  return (
    <Section title={YEAR.owned} flush>
      <Row
        icon="home"
        title={YEAR.assets}
        note={
          <Text>
            {`${YEAR.assetsNote(assets.count)} `}
            <Money fen={assets.netValueFen} />
          </Text>
        }
        onClick={open('assets')}
      />
      <Row
        icon="map"
        title={YEAR.resources}
        note={YEAR.resourcesNote(resources.count, areaWords(resources.areaMu))}
        onClick={open('resources')}
      />
      <Row
        icon="file"
        title={YEAR.contracts}
        note={
          <View>
            <Text>
              {`${YEAR.contractsNote(contracts.count)} `}
              <Money fen={contracts.yearlyRentFen} />
            </Text>
            {contracts.arrearsFen > 0 && (
              <View className="year-owed">
                {`${YEAR.owed} `}
                <Money fen={contracts.arrearsFen} />
              </View>
            )}
          </View>
        }
        onClick={open('contracts')}
      />
      <Row
        icon="wallet"
        title={YEAR.debts}
        note={debtsNote(debts)}
        onClick={() => openPage('accounts/debts', { villageCode, year })}
      />
      <Row
        icon="board"
        title={YEAR.projects}
        note={
          projects.count === 0 ? (
            YEAR.noProjects
          ) : (
            <Text>
              {`${YEAR.projectsNote(projects.count)} `}
              <Money fen={projects.paidFen} />
            </Text>
          )
        }
        onClick={() => openPage('accounts/projects', { villageCode, year })}
      />
    </Section>
  );
}
