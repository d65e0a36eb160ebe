import { View } from '@tarojs/components';
import { listResources, type Resource, type VillageYear } from '@shared/accounts';
import { useAnswerPages } from '@/platform/answers';
import { Card } from '@/ui/card';
import { areaWords } from '../area';
import { REGISTER, RESOURCE_KIND, RESOURCE_USE } from '../copy';
import { RegisterList, type Registered } from './register-list';

const registered = (resource: Resource): Registered => ({
  key: resource.resourceId,
  title: resource.name,
  note: `${RESOURCE_KIND[resource.kind]} · ${RESOURCE_USE[resource.use]}`,
  value: REGISTER.mu(areaWords(resource.areaMu)),
  facts: [
    ['名称', resource.name],
    ['面积', REGISTER.mu(areaWords(resource.areaMu))],
    ['是什么地', RESOURCE_KIND[resource.kind]],
    ['怎么用', RESOURCE_USE[resource.use]],
    ['在哪里', resource.place],
    ['四至', resource.bounds],
  ],
});

export function ResourceList({
  villageCode,
  sums,
}: {
  villageCode: string;
  sums: VillageYear['resources'] | undefined;
}) {
  const pages = useAnswerPages(listResources, { params: { villageCode } }, { keep: true });
  const sum = sums && sums.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.resourcesSum(sums.count)}</View>
      <View className="money-figure">{REGISTER.mu(areaWords(sums.areaMu))}</View>
    </Card>
  );
  return <RegisterList of={pages} empty={REGISTER.noResources} sum={sum} as={registered} />;
}
