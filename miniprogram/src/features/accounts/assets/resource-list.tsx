import { View } from '@tarojs/components';
import type { VillageYear } from '@shared/accounts/accounts';
import { listResources } from '@shared/accounts/registers';
import { useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { areaWords } from '../area';
import { Acts } from '../registers/act';
import { NEW, REGISTER, RESOURCE_KIND, RESOURCE_USE } from '../registers/copy';
import { newResource } from '../registers/new-things';
import { RegisterList } from './register-list';

export function ResourceList({ villageCode, book }: { villageCode: string; book: VillageYear | undefined }) {
  const pages = useAnswerPages(listResources, { params: { villageCode } }, { keep: true });
  const sum = book && book.resources.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.resourcesSum(book.resources.count)}</View>
      <View className="money-figure">{REGISTER.mu(areaWords(book.resources.areaMu))}</View>
    </Card>
  );
  return (
    <>
      <RegisterList
        of={pages}
        empty={REGISTER.noResources}
        sum={sum}
        as={({ resourceId, name, kind, use, areaMu }) => ({
          key: resourceId,
          title: name,
          note: `${RESOURCE_KIND[kind]} · ${RESOURCE_USE[use]}`,
          value: REGISTER.mu(areaWords(areaMu)),
          open: () => openPage('accounts/resource', { villageCode, resourceId }),
        })}
      />
      <Acts villageCode={villageCode} acts={[newResource(villageCode)]} title={NEW.title} />
    </>
  );
}
