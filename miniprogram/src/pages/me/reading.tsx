import { Label, Switch, View } from '@tarojs/components';
import { changeSettings, FONT_STEPS, useSettings } from '@/platform/settings';
import { aria, ariaInside } from '@/ui/aria';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

/** 长辈版 and the size of its text, seen at once on this page. */
export function Reading() {
  const { elder, step } = useSettings();
  return (
    <View>
      <SectionTitle>{copy.reading}</SectionTitle>
      <Card flush>
        {/* The whole line is the switch's target. */}
        <Label>
          <Row
            icon="text"
            {...copy.elder}
            value={
              <Switch
                checked={elder}
                color="#17694a"
                onChange={(event) => changeSettings({ elder: event.detail.value })}
                {...(process.env.TARO_ENV === 'h5'
                  ? ariaInside({ role: 'switch', 'aria-label': copy.elder.title })
                  : aria({ role: 'switch', label: copy.elder.title, checked: elder }))}
              />
            }
          />
        </Label>
        {elder && (
          <View className="reading-size">
            <View className="note">{copy.size}</View>
            <Choice
              label={copy.size}
              options={FONT_STEPS.map(({ name }, index) => ({ value: String(index), label: name }))}
              value={String(step)}
              onChange={(index) => changeSettings({ step: Number(index) })}
            />
            <View>{copy.sample}</View>
          </View>
        )}
      </Card>
    </View>
  );
}
