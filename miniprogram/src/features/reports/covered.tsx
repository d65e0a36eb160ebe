import { Image, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { showMedia } from '@shared/media/media';
import { useAnswer } from '@/platform/server/answers';
import { forget, readStored, store } from '@/platform/storage';
import { aria, ariaInside } from '@/ui/aria';
import { Icon } from '@/ui/icon';

/** The pictures of a report that were painted over for its answer: kept on this phone until it is sent. */
export function useCovered(reportId: string) {
  const key = `draft:covered:${reportId}`;
  const [ids, setIds] = useState<string[]>(() => readStored(key) ?? []);
  // Another page adds to them.
  useDidShow(() => setIds(readStored(key) ?? []));
  const keep = (next: string[]) => {
    setIds(next);
    store(key, next);
  };
  return {
    ids,
    add: (mediaId: string) => keep([...ids.filter((id) => id !== mediaId), mediaId]),
    remove: (mediaId: string) => keep(ids.filter((id) => id !== mediaId)),
    clear: () => {
      setIds([]);
      forget(key);
    },
  };
}

function One({ mediaId, at, onRemove }: { mediaId: string; at: number; onRemove: () => void }) {
  const { data, error } = useAnswer(showMedia, { params: { mediaId } });
  const name = `第 ${at + 1} 张遮挡过的照片`;
  return (
    <View className="media-cell" {...aria({ label: name })}>
      {data?.posterUrl ? (
        <Image className="media-image" src={data.posterUrl} mode="aspectFill" {...ariaInside({ alt: '' })} />
      ) : (
        <View className="media-center">{error ? '过期了，请重新遮挡' : '处理中'}</View>
      )}
      <View className="media-remove" onClick={onRemove} {...aria({ role: 'button', label: `不用${name}` })}>
        <View className="media-cross">
          <Icon name="close" />
        </View>
      </View>
    </View>
  );
}

/** What was painted over for this answer, each with a way not to use it. Nothing for none. */
export function CoveredPictures({ of }: { of: ReturnType<typeof useCovered> }) {
  if (of.ids.length === 0) return null;
  return (
    <View className="media reports-covered">
      {of.ids.map((mediaId, at) => (
        <One key={mediaId} mediaId={mediaId} at={at} onRemove={() => of.remove(mediaId)} />
      ))}
    </View>
  );
}
