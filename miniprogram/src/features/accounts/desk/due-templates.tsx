import { View } from '@tarojs/components';
import { formatDay } from '@shared/time';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Money } from '@/ui/words/money';
import { type Began, useTemplates } from './by-template';
import { TEMPLATES } from './copy';

/** The recurring vouchers of a village whose day has come: one press fills the form, a person sends it. */
export function DueTemplates({ villageCode, onBegin }: { villageCode: string; onBegin: (began: Began) => void }) {
  const { data } = useTemplates(villageCode);
  if (!data || data.proposals.length === 0) return null;
  return (
    <>
      <Section title={TEMPLATES.due} flush>
        {data.proposals.map(({ templateId, period, on }) => {
          const template = data.items.find((one) => one.templateId === templateId);
          if (!template) return null;
          const { name, usualFen, mayUse } = template;
          return (
            <Row
              key={`${templateId}${period}`}
              icon="clock"
              title={name}
              note={TEMPLATES.dueOn(formatDay(on, new Date().getFullYear()))}
              {...(usualFen !== undefined && { value: <Money fen={usualFen} size="row" /> })}
              {...(mayUse && { onClick: () => onBegin({ templateId, on }) })}
            />
          );
        })}
      </Section>
      <View className="note">{TEMPLATES.dueNote}</View>
    </>
  );
}
