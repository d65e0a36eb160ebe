import { View } from '@tarojs/components';
import { useState } from 'react';
import { tryWatchRule, type WatchRule } from '@shared/supervision/supervision';
import { call, sayError } from '@/platform/server/call';
import { useDivisions } from '@/platform/divisions';
import { villagesNamed } from '@/platform/villages-named';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { Section } from '@/ui/layout/section';
import { copy } from './copy';

const MOST_FOUND = 8;

/** What the rule would find in one village with the figures that are typed: nothing is kept of it. */
export function Trial({
  rule,
  districtCode,
  figures,
}: {
  rule: WatchRule;
  districtCode: string;
  figures: Record<string, number>;
}) {
  const { data } = useDivisions(districtCode);
  const [typed, setTyped] = useState('');
  const [village, setVillage] = useState<{ code: string; shortName: string }>();
  const trying = useChange({
    act: (_, villageCode: string) =>
      call(tryWatchRule, { params: { districtCode, ruleCode: rule.code }, body: { villageCode, figures } }),
  });
  const found = typed.trim() ? villagesNamed(data?.towns ?? [], typed).slice(0, MOST_FOUND) : [];
  const pick = (one: { code: string; shortName: string }) => {
    setVillage(one);
    setTyped('');
    trying.reset();
  };
  return (
    <Section title={copy.tryTitle}>
      <View className="note supervision-note">{copy.tryNote}</View>
      <SearchBox value={typed} onChange={setTyped} placeholder={village?.shortName ?? copy.village} max={20} />
      {found.map((one) => (
        <Row key={one.code} title={one.shortName} note={one.townName} onClick={() => pick(one)} />
      ))}
      {village && (
        <Button look="quiet" loading={trying.isPending} onClick={() => trying.mutate(village.code)}>
          {`${copy.tryIt}：${village.shortName}`}
        </Button>
      )}
      {trying.error && <View className="supervision-wrong">{sayError(trying.error)}</View>}
      {trying.data && (
        <View className="supervision-note">
          <View>{copy.trial(trying.data.before, trying.data.after)}</View>
          {trying.data.tooFew && rule.least && (
            <View>{copy.tooFew(trying.data.tooFew.have, trying.data.tooFew.need, rule.least.of)}</View>
          )}
          {trying.data.sentences.map((sentence, place) => (
            <View key={place} className="note">
              {sentence}
            </View>
          ))}
        </View>
      )}
    </Section>
  );
}
