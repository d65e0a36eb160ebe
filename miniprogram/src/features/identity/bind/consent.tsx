import { View } from '@tarojs/components';
import { goBack, openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { copy } from '../copy';
import { Items } from '../items';
import '../identity.css';

/** What binding is for, what is kept and how it is deleted: said before anything is asked. */
export function Consent({ onAgree }: { onAgree: () => void }) {
  return (
    <>
      <View className="identity-title">{copy.why}</View>
      <Card>
        {copy.whyList.map((line) => (
          <View key={line} className="identity-line">
            <Icon name="check" />
            <View>{line}</View>
          </View>
        ))}
      </Card>
      <Section title={copy.whatWeKeep}>
        <Items of={copy.kept} />
        <View className="identity-item note">{copy.whoSees}</View>
        <View className="identity-item note">{copy.howToDelete}</View>
      </Section>
      <RowCard icon="shield" title={copy.allOfIt} onClick={() => openPage('identity/privacy')} />
      <View className="identity-actions">
        <Button onClick={onAgree}>{copy.agree}</Button>
        <Button look="quiet" onClick={goBack}>
          {copy.disagree}
        </Button>
      </View>
    </>
  );
}
