import { Picker, View } from '@tarojs/components';
import { useState } from 'react';
import { useDivisions } from '@/platform/divisions';
import { useMe } from '@/platform/session';
import { Field } from '@/ui/field';
import { copy } from './copy';

/** For an admin, whose counter is every village's: the town, then the village. */
export function ChooseVillage({ value, onChange }: { value: string; onChange: (villageCode: string) => void }) {
  const office = useMe()?.grants.find(({ role }) => role === 'admin')?.division;
  const towns = useDivisions(office).data?.towns ?? [];
  const [townCode, setTownCode] = useState(value.slice(0, 9));
  const town = towns.find(({ code }) => code === townCode);
  const villages = town?.villages ?? [];
  const village = villages.find(({ code }) => code === value);
  return (
    <>
      <Field label={copy.town}>
        <Picker
          mode="selector"
          range={towns.map(({ name }) => name)}
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
          range={villages.map(({ shortName }) => shortName)}
          onChange={({ detail }) => onChange(villages[Number(detail.value)]?.code ?? '')}
        >
          <View className="input">{village?.shortName ?? copy.choose}</View>
        </Picker>
      </Field>
    </>
  );
}
