import { Image, Video, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { MediaView } from '@shared/media';
import { aria } from './aria';
import { Icon } from './icon';
import './media.css';

/** What is said in place of a file that cannot be shown. */
const STATE_WORDS = { awaiting: '还没传完', processing: '处理中', failed: '无法显示' } as const;

function Cell({ item, at, onOpen }: { item: MediaView; at: number; onOpen: () => void }) {
  const name = `第 ${at + 1} 个，${item.kind === 'image' ? '照片' : '视频'}`;
  if (item.state !== 'ready' || !item.url) {
    const words = item.state === 'ready' ? STATE_WORDS.failed : STATE_WORDS[item.state];
    return (
      <View className="media-cell" {...aria({ label: `${name}，${words}` })}>
        <View className="media-center">
          <Icon name={item.state === 'processing' ? 'clock' : 'info'} />
          {words}
        </View>
      </View>
    );
  }
  const source = item.kind === 'image' ? item.url : item.posterUrl;
  return (
    <View className="media-cell" onClick={onOpen} {...aria({ role: 'button', label: `${name}，点开看` })}>
      {source && <Image className="media-image" src={source} mode="aspectFill" lazyLoad />}
      {item.kind === 'video' && (
        <View className="media-center">
          <Icon name="play" className="media-play" />
        </View>
      )}
    </View>
  );
}

/** Pictures and videos to look at: a picture opens large, a video plays over the page. Nothing is drawn for none. */
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
