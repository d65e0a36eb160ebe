import { Picker, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import type { Town } from '@shared/divisions';
import { useDivisions } from '@/platform/divisions';
import { useMe } from '@/platform/server/session';
import { Field } from '@/ui/forms/field';
import { copy } from './copy';

const NO_TOWNS: readonly Town[] = [];

/** For an admin, whose counter is every village's: the town, then the village. */
export function ChooseVillage({ value, onChange }: { value: string; onChange: (villageCode: string) => void }) {
  const office = useMe()?.grants.find(({ role }) => role === 'admin')?.division;
  const towns = useDivisions(office).data?.towns ?? NO_TOWNS;
  const [townCode, setTownCode] = useState(value.slice(0, 9));
  const town = towns.find(({ code }) => code === townCode);
  const villages = town?.villages ?? [];
  // Lists that are made anew would go to the wheels again with every key that is pressed on the page.
  const townNames = useMemo(() => towns.map(({ name }) => name), [towns]);
  const villageNames = useMemo(() => town?.villages.map(({ shortName }) => shortName) ?? [], [town]);
  const village = villages.find(({ code }) => code === value);
  return (
    <>
      <Field label={copy.town}>
        <Picker
          mode="selector"
          range={townNames}
          onChange={({ detail }) => {
            setTownCode(towns[Number(detail.value)]?.code ?? '');
            onChange('');
          }}
        >
          <View className="input">{town?.name ?? copy.choose}</View>
        </Picker>
      </Field>
      <Field label={copy.village}>
        <Picker
          mode="selector"
          range={villageNames}
          onChange={({ detail }) => onChange(villages[Number(detail.value)]?.code ?? '')}
        >
          <View className="input">{village?.shortName ?? copy.choose}</View>
        </Picker>
      </Field>
    </>
  );
}
