import { View } from '@tarojs/components';
import { listCadres } from '@shared/identity/identity';
import { useAnswer } from '@/platform/server/answers';
import { Answer } from '@/ui/words/answer';
import { Choice } from '@/ui/forms/choice';
import { Skeleton } from '@/ui/layout/states';
import { copy } from './copy';
import type { ReportForm } from './form';

const KINDS = [
  { value: 'village', ...copy.aboutVillage },
  { value: 'cadre', ...copy.aboutCadre },
  { value: 'township', ...copy.aboutTownship },
] as const;

interface Props {
  form: ReportForm;
  onChange: (change: Partial<ReportForm>) => void;
}

function WhichCadre({ form, onChange }: Props) {
  const { villageCode } = form;
  const cadres = useAnswer(listCadres, { params: { villageCode } }, { enabled: villageCode !== '', keep: true });
  if (!villageCode) return <View className="note">{copy.village}</View>;
  return (
    <Answer of={cadres} loading={<Skeleton cards={1} />}>
      {({ items }) =>
        items.length === 0 ? (
          <View className="note">{copy.noCadres}</View>
        ) : (
          <Choice
            label={copy.whichCadre}
            options={items.map(({ cadreId, name, title }) => ({ value: cadreId, label: `${name} ${title}` }))}
            value={form.cadreId}
            onChange={(cadreId) => onChange({ cadreId })}
          />
        )
      }
    </Answer>
  );
}

/** Whom or what it is about, and who will handle it then. */
export function About({ form, onChange }: Props) {
  return (
    <View>
      <Choice
        look="rows"
        label={copy.about}
        options={KINDS}
        value={form.aboutKind || undefined}
        onChange={(aboutKind) => onChange({ aboutKind, cadreId: '' })}
      />
      {form.aboutKind === 'cadre' && (
        <View className="report-cadres">
          <WhichCadre form={form} onChange={onChange} />
        </View>
      )}
    </View>
  );
}
