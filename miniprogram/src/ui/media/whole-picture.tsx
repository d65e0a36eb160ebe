import { ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { aria } from '../aria';
import { Button } from '../button';
import { type Picture, PictureFrame } from './picture-frame';
import './whole-picture.css';

const WORDS = {
  look: '请从头看到尾。点图片可以放大看。',
  label: '整张图片，点开放大看',
  larger: '放大',
  smaller: '缩小',
};
const ZOOMS = [1, 1.5, 2, 3];

/** A picture that one is about to confirm: the whole of it on the page, larger by a button, and full screen by a tap. */
export function WholePicture(picture: Picture) {
  const [zoom, setZoom] = useState(0);
  const open = () => void Taro.previewImage({ urls: [picture.src], current: picture.src });
  return (
    <View className="whole">
      <View className="note">{WORDS.look}</View>
      <ScrollView className="whole-window" scrollX>
        <View
          className="frame-stage whole-stage"
          style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%` }}
          onClick={open}
          {...aria({ role: 'button', label: WORDS.label })}
        >
          <PictureFrame {...picture} />
        </View>
      </ScrollView>
      <View className="whole-tools">
        <Button small look="quiet" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
          {WORDS.larger}
        </Button>
        <Button small look="quiet" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {WORDS.smaller}
        </Button>
      </View>
    </View>
  );
}
