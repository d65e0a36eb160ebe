import { View } from '@tarojs/components';
import { HandedKind } from '@shared/accounts/hand-overs';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { TextInput } from '@/ui/forms/field';
import { Card } from '@/ui/layout/card';
import { HAND_OVER } from './copy';

export interface DraftThing {
  kind: HandedKind;
  what: string;
  count: string;
}
const KINDS = HandedKind.options.map((value) => ({ value, label: HAND_OVER.kinds[value] }));

/** What is handed over besides the books: seals, papers, keys. */
export function Things({
  things,
  onChange,
}: {
  things: readonly DraftThing[];
  onChange: (things: DraftThing[]) => void;
}) {
  const change = (place: number, part: Partial<DraftThing>) =>
    onChange(things.map((thing, index) => (index === place ? { ...thing, ...part } : thing)));
  return (
    <>
      {things.map(({ kind, what, count }, place) => (
        <Card key={place}>
          <Choice
            options={KINDS}
            value={kind}
            onChange={(to) => change(place, { kind: to })}
            label={HAND_OVER.things}
          />
          <View className="copies-actions">
            <TextInput value={what} onChange={(to) => change(place, { what: to })} max={40} {...HAND_OVER.what} />
            <TextInput
              type="number"
              value={count}
              onChange={(to) => change(place, { count: to })}
              placeholder={HAND_OVER.count}
              max={4}
              label={HAND_OVER.count}
            />
          </View>
          <Button small look="quiet" onClick={() => onChange(things.filter((_, index) => index !== place))}>
            {HAND_OVER.remove}
          </Button>
        </Card>
      ))}
      <Button
        small
        look="quiet"
        icon="plus"
        onClick={() => onChange([...things, { kind: 'seal', what: '', count: '1' }])}
      >
        {HAND_OVER.add}
      </Button>
    </>
  );
}
