import { View } from '@tarojs/components';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/card';
import { RedactionEditor } from '@/ui/redaction-editor';
import { Skeleton } from '@/ui/states';
import { WholePicture } from '@/ui/whole-picture';
import { ATTACH } from './copy';
import type { useOnePicture } from './use-one-picture';
import './attach.css';

/** A picture on its way: covered by hand, looked at, published. Nothing while there is none. */
export function OnePicture({ one }: { one: ReturnType<typeof useOnePicture> }) {
  const { step } = one;
  if (step.at === 'none') return null;
  if (step.at === 'covering')
    return (
      <>
        <SectionTitle>{ATTACH.cover}</SectionTitle>
        <RedactionEditor
          src={step.picture.url}
          width={step.picture.width}
          height={step.picture.height}
          boxes={one.boxes}
          onChange={one.setBoxes}
        />
        <View className="attach-buttons">
          <Button onClick={() => void one.paint(step.picture)}>{ATTACH.covered}</Button>
          <Button look="quiet" onClick={one.drop}>
            {ATTACH.cancel}
          </Button>
        </View>
      </>
    );
  if (step.at === 'checking')
    return (
      <>
        <SectionTitle>{ATTACH.check}</SectionTitle>
        <View className="note">{ATTACH.checkNote}</View>
        <WholePicture src={step.copyUrl} width={step.picture.width} height={step.picture.height} />
        <View className="attach-buttons">
          <Button loading={one.sending} onClick={() => void one.publish(step.copyId)}>
            {ATTACH.publish}
          </Button>
          <Button look="quiet" onClick={() => one.cover(step.picture, one.boxes)}>
            {ATTACH.again}
          </Button>
        </View>
      </>
    );
  const words = { uploading: '', preparing: ATTACH.preparing, painting: ATTACH.painting };
  return (
    <Card>
      <View>{step.at === 'uploading' ? ATTACH.uploading(step.percent) : words[step.at]}</View>
      <Skeleton cards={1} />
    </Card>
  );
}
