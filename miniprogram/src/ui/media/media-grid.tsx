import { Image, Video, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { MediaView } from '@shared/media/media';
import { playsHere } from '@/platform/sound/plays';
import { aria, ariaInside } from '../aria';
import { Icon } from '../icon';
import {
  KEPT_WORDS,
  KIND_WORDS,
  lengthWords,
  OTHER_PHONE_WORDS,
  REPLACED_WORDS,
  wordsInPlaceOf,
} from '../words/media-words';
import { Voice } from './voice';
import './media.css';

function Cell({ item, at, onOpen }: { item: MediaView; at: number; onOpen: () => void }) {
  const name = `第 ${at + 1} 个，${KIND_WORDS[item.kind]}`;
  const ready = item.state === 'ready' && item.url !== undefined && playsHere(item.copyType);
  if (ready && item.url && item.kind === 'audio')
    return <Voice source={item.url} seconds={item.seconds} label={name} />;
  if (!ready) {
    const words = item.state === 'ready' ? OTHER_PHONE_WORDS : wordsInPlaceOf(item);
    return (
      <View className="media-cell" {...aria({ label: `${name}，${words}` })}>
        <View className="media-center">
          <Icon name={item.state === 'failed' || item.state === 'ready' ? 'info' : 'clock'} />
          {words}
        </View>
      </View>
    );
  }
  const source = item.posterUrl ?? (item.kind === 'image' ? item.url : undefined);
  return (
    <View className="media-cell" onClick={onOpen} {...aria({ role: 'button', label: `${name}，点开看` })}>
      {source && <Image className="media-image" src={source} mode="aspectFill" lazyLoad {...ariaInside({ alt: '' })} />}
      {item.kind === 'video' && (
        <View className="media-center">
          <Icon name="play" className="media-play" />
        </View>
      )}
      {item.seconds !== undefined && <View className="media-about">{lengthWords(item.seconds)}</View>}
    </View>
  );
}

/** Files to look at and to hear: a picture opens large, a video plays over the page, a recording where it is. Nothing for none. */
export function MediaGrid({ media }: { media: readonly MediaView[] }) {
  const [playing, setPlaying] = useState<string>();
  if (media.length === 0) return null;
  const pictures = media.flatMap((item) => (item.kind === 'image' && item.url ? [item.url] : []));
  const open = ({ kind, url }: MediaView) => {
    if (kind === 'video') setPlaying(url);
    else void Taro.previewImage({ urls: pictures, current: url ?? '' });
  };
  return (
    <View className="media">
      {media.map((item, index) => (
        <Cell key={item.mediaId} item={item} at={index} onOpen={() => open(item)} />
      ))}
      {media.some(({ state, failure }) => state === 'failed' && failure !== 'replaced') && (
        <View className="note media-kept">{KEPT_WORDS}</View>
      )}
      {media.some(({ replaced }) => replaced) && <View className="media-kept media-replaced">{REPLACED_WORDS}</View>}
      {playing && (
        <View className="media-player" catchMove {...aria({ role: 'dialog', label: '视频' })}>
          <Video className="media-video" src={playing} autoplay controls />
          <View
            className="media-close"
            onClick={() => setPlaying(undefined)}
            {...aria({ role: 'button', label: '关闭' })}
          >
            <Icon name="close" />
          </View>
        </View>
      )}
    </View>
  );
}
