import { Picker } from '@tarojs/components';
import { useMemo } from 'react';
import type { District } from '@shared/divisions';
import { Card } from '../layout/card';
import { Row } from '../layout/row';

interface Props {
  /** As `listDivisions` gives them: only where more than one is served. */
  districts: readonly District[] | undefined;
  value: string | undefined;
  onChange: (district: string) => void;
}

/** Which district, where more than one is served; nothing else. */
export function DistrictPicker({ districts, value, onChange }: Props) {
  // A new list would go to the wheels again with every key that is pressed on the page.
  const names = useMemo(() => districts?.map(({ name }) => name) ?? [], [districts]);
  if (!districts) return null;
  const at = districts.findIndex(({ code }) => code === value);
  return (
    <Picker
      mode="selector"
      range={names}
      value={Math.max(0, at)}
      onChange={({ detail }) => {
        const chosen = districts[Number(detail.value)];
        if (chosen) onChange(chosen.code);
      }}
    >
      <Card flush>
        <Row icon="map" title={districts[at]?.name ?? '选区（县）'} onClick={() => undefined} />
      </Card>
    </Picker>
  );
}
