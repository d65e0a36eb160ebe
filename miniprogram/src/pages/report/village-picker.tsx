import { Picker, View } from '@tarojs/components';
import { useState } from 'react';
import type { Town } from '@shared/divisions';
import { useDivisions } from '@/platform/divisions';
import { Card } from '@/ui/card';
import { DistrictPicker } from '@/ui/district-picker';
import { Row } from '@/ui/row';
import { copy } from './copy';

interface Props {
  code: string;
  name: string;
  onChange: (village: { villageCode: string; villageName: string }) => void;
}

const placeOf = (towns: readonly Town[], code: string): [number, number] => {
  const town = Math.max(
    0,
    towns.findIndex((one) => code.startsWith(one.code)),
  );
  const village = towns[town]?.villages.findIndex((one) => one.code === code) ?? -1;
  return [town, Math.max(0, village)];
};

/** Two wheels: the town, then its villages; before them the district, where there are several. */
export function VillagePicker({ code, name, onChange }: Props) {
  const [district, setDistrict] = useState<string>();
  const divisions = useDivisions(district ?? code);
  const [turned, setTurned] = useState<[number, number]>();
  const towns = divisions.data?.towns ?? [];
  const [town, village] = turned ?? placeOf(towns, code);
  const row = (
    <Card flush>
      <Row
        icon="map"
        title={name || (divisions.isLoading ? copy.loadingVillages : copy.chooseVillage)}
        onClick={() => undefined}
      />
    </Card>
  );
  if (towns.length === 0) return <View onClick={() => void divisions.refetch()}>{row}</View>;
  const wheels = (
    <Picker
      mode="multiSelector"
      range={[towns.map((one) => one.name), (towns[town]?.villages ?? []).map((one) => one.shortName)]}
      value={[town, village]}
      onColumnChange={({ detail }) => setTurned(detail.column === 0 ? [detail.value, 0] : [town, detail.value])}
      onCancel={() => setTurned(undefined)}
      onChange={({ detail }) => {
        const [townAt = 0, villageAt = 0] = detail.value as number[];
        const chosen = towns[townAt]?.villages[villageAt];
        setTurned(undefined);
        if (chosen) onChange({ villageCode: chosen.code, villageName: `${towns[townAt]!.name} ${chosen.shortName}` });
      }}
    >
      {row}
    </Picker>
  );
  return (
    <>
      <DistrictPicker
        districts={divisions.data?.districts}
        value={divisions.data?.district.code}
        onChange={(chosen) => {
          setTurned([0, 0]);
          setDistrict(chosen);
        }}
      />
      {wheels}
    </>
  );
}
