import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Town } from '@shared/divisions';
import { useDivisions } from '@/platform/divisions';
import { type VillageInTown, villagesNamed } from '@/platform/villages-named';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { DistrictPicker } from '@/ui/forms/district-picker';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { copy } from './copy';

interface Props {
  code: string;
  name: string;
  onChange: (village: { villageCode: string; villageName: string }) => void;
}

/** More than these nobody reads: one more letter is typed. */
const MOST_FOUND = 30;

const inTown = (town: Town): VillageInTown[] => town.villages.map((village) => ({ ...village, townName: town.name }));

/** What can be chosen: what was typed, or town by town with the chosen one's open. */
function Villages({
  towns,
  code,
  onPick,
}: {
  towns: readonly Town[];
  code: string;
  onPick: (one: VillageInTown) => void;
}) {
  const [typed, setTyped] = useState('');
  const rows = (villages: readonly VillageInTown[], withTown: boolean) =>
    villages.map((one) => (
      <Row
        key={one.code}
        title={one.shortName}
        note={withTown ? one.townName : undefined}
        onClick={() => onPick(one)}
      />
    ));
  const found = typed.trim() ? villagesNamed(towns, typed) : undefined;
  return (
    <View className="stack">
      <SearchBox value={typed} onChange={setTyped} placeholder={copy.findVillage} max={20} />
      {found?.length === 0 && <EmptyState icon="search" title={copy.noVillage} />}
      <Card flush>
        {found
          ? rows(found.slice(0, MOST_FOUND), true)
          : towns.map((town) => (
              <Disclosure
                key={town.code}
                title={town.name}
                note={copy.villages(town.villages.length)}
                label={town.name}
                open={code.startsWith(town.code)}
              >
                {rows(inTown(town), false)}
              </Disclosure>
            ))}
      </Card>
    </View>
  );
}

/** Which village: found by typing a part of its name, or under its town; in letters as large as everything else. */
export function VillagePicker({ code, name, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [district, setDistrict] = useState<string>();
  const divisions = useDivisions(district ?? code);
  const towns = divisions.data?.towns ?? [];
  const pick = (village: VillageInTown) => {
    setOpen(false);
    onChange({ villageCode: village.code, villageName: `${village.townName} ${village.shortName}` });
  };
  return (
    <>
      <Card flush>
        <Row
          icon="map"
          title={name || (divisions.isLoading ? copy.loadingVillages : copy.chooseVillage)}
          onClick={() => (towns.length === 0 ? void divisions.refetch() : setOpen(true))}
        />
      </Card>
      <Sheet open={open} title={copy.village} onClose={() => setOpen(false)}>
        <DistrictPicker
          districts={divisions.data?.districts}
          value={divisions.data?.district.code}
          onChange={setDistrict}
        />
        <Villages towns={towns} code={code} onPick={pick} />
      </Sheet>
    </>
  );
}
