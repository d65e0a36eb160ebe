import { View } from '@tarojs/components';
import { ShowsPersons } from '@shared/media/redaction';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { RedactionEditor } from '@/ui/media/redaction-editor';
import { Skeleton } from '@/ui/layout/states';
import { WholePicture } from '@/ui/media/whole-picture';
import { ATTACH } from './copy';
import type { useOnePicture } from './use-one-picture';
import './attach.css';

const SHOWING = ShowsPersons.options.map((value) => ({ value, label: ATTACH.showing[value] }));

/** A picture on its way: covered by hand, looked at, published. Nothing while there is none. */
export function OnePicture({ one }: { one: ReturnType<typeof useOnePicture> }) {
  const { step } = one;
  if (step.at === 'none') {
    if (one.waiting === 0) return null;
    return (
      <Card>
        <View>{ATTACH.waiting(one.waiting)}</View>
        <Button small onClick={one.goOn}>
          {ATTACH.goOn}
        </Button>
      </Card>
    );
  }
  if (step.at === 'covering')
    return (
      <>
        <SectionTitle>{ATTACH.cover}</SectionTitle>
        {one.waiting > 0 && <View className="note">{ATTACH.waiting(one.waiting)}</View>}
        <RedactionEditor
          src={step.picture.url}
          width={step.picture.width}
          height={step.picture.height}
          boxes={one.boxes}
          onChange={one.setBoxes}
        />
        <Field label={ATTACH.shows} hint={ATTACH.showsHint}>
          <Choice options={SHOWING} value={one.showsPersons} onChange={one.setShowsPersons} />
        </Field>
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
        {one.showsPersons !== 'no' && <View className="note">{ATTACH.secondNote}</View>}
        <WholePicture src={step.copyUrl} width={step.picture.width} height={step.picture.height} />
        <View className="attach-buttons">
          <Button loading={one.sending} onClick={() => void one.publish(step.copyId)}>
            {one.showsPersons === 'no' ? ATTACH.publish : ATTACH.hand}
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
