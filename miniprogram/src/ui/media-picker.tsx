import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { UploadItem, Uploads } from '@/platform/uploads';
import { aria } from './aria';
import { cx } from './cx';
import { Icon } from './icon';
import './media.css';

const WORDS = { image: '照片', video: '视频' } as const;

function Thumb({
  item,
  at,
  onRemove,
  onRetry,
}: {
  item: UploadItem;
  at: number;
  onRemove: () => void;
  onRetry: () => void;
}) {
  const { file, state, percent, error } = item;
  const source = file.kind === 'image' ? file.path : file.posterPath;
  const name = `第 ${at + 1} 个，${WORDS[file.kind]}`;
  const view = () => file.kind === 'image' && void Taro.previewImage({ urls: [file.path] });
  return (
    <View className={cx('media-cell', state === 'failed' && 'media-problem')}>
      {source ? (
        <Image className="media-image" src={source} mode="aspectFill" onClick={view} {...aria({ label: name })} />
      ) : (
        <View className="media-center">
          <Icon name="video" />
          视频
        </View>
      )}
      {state === 'sending' && (
        <View className="media-track" {...aria({ role: 'progressbar', label: `${name}，已传 ${percent}%` })}>
          <View className="media-fill" style={{ width: `${percent}%` }} />
        </View>
      )}
      {state === 'failed' && (
        <View
          className="media-center media-over"
          onClick={onRetry}
          {...aria({ role: 'button', label: `${name}，${error}` })}
        >
          <Icon name="retry" />
          {error}
        </View>
      )}
      {state === 'waiting' && (
        <View
          className="media-center media-over"
          onClick={onRetry}
          {...aria({ role: 'button', label: `${name}，等网络，点这里重试` })}
        >
          <Icon name="clock" />
          等网络
        </View>
      )}
      <View className="media-remove" onClick={onRemove} {...aria({ role: 'button', label: `删除${name}` })}>
        <View className="media-cross">
          <Icon name="close" />
        </View>
      </View>
    </View>
  );
}

/** The pictures and the video of a form: a progress bar each, retry, remove, and room for more. */
export function MediaPicker({ of: uploads }: { of: Uploads }) {
  const { items, limits } = uploads;
  const left = (kind: 'image' | 'video') => limits[kind] - items.filter((item) => item.file.kind === kind).length;
  return (
    <View className="media">
      {items.map((item, index) => (
        <Thumb
          key={item.file.localId}
          item={item}
          at={index}
          onRemove={() => uploads.remove(item.file.localId)}
          onRetry={() => uploads.retry(item.file)}
        />
      ))}
      {(['image', 'video'] as const).map(
        (kind) =>
          left(kind) > 0 && (
            <View
              key={kind}
              className="media-cell media-add"
              hoverClass="card-press"
              onClick={() => void uploads.add(kind)}
              {...aria({ role: 'button', label: `加${WORDS[kind]}，还可以加 ${left(kind)} 个` })}
            >
              <Icon name={kind === 'image' ? 'camera' : 'video'} />
              {`加${WORDS[kind]}`}
            </View>
          ),
      )}
    </View>
  );
}
