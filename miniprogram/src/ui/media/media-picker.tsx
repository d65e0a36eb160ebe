import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { sizeWords } from '@/platform/mobile-data';
import type { UploadItem, Uploads } from '@/platform/sending/uploads';
import { aria, ariaInside } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import { KIND_WORDS } from '../words/media-words';
import { Voice } from './voice';
import { VoiceRecorder } from './voice-recorder';
import './media.css';

interface ItemProps {
  item: UploadItem;
  at: number;
  onRemove: () => void;
  onRetry: () => void;
}

/** 38 MB · 25 秒: what it costs to send, and to look at. */
const aboutVideo = ({ file: { bytes, seconds } }: UploadItem) =>
  [sizeWords(bytes), seconds && `${seconds} 秒`].filter(Boolean).join(' · ');

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <View className="media-remove" onClick={onRemove} {...aria({ role: 'button', label: `删除${name}` })}>
      <View className="media-cross">
        <Icon name="close" />
      </View>
    </View>
  );
}

function Progress({ name, percent }: { name: string; percent: number }) {
  return (
    <View className="media-track" {...aria({ role: 'progressbar', label: `${name}，已传 ${percent}%` })}>
      <View className="media-fill" style={{ width: `${percent}%` }} />
    </View>
  );
}

function Thumb({ item, at, onRemove, onRetry }: ItemProps) {
  const { file, state, percent, error } = item;
  const source = file.kind === 'image' ? file.path : file.posterPath;
  const name = `第 ${at + 1} 个，${KIND_WORDS[file.kind]}`;
  const view = () => file.kind === 'image' && void Taro.previewImage({ urls: [file.path] });
  return (
    <View className={cx('media-cell', state === 'failed' && 'media-problem')}>
      {source ? (
        <Image
          className="media-image"
          src={source}
          mode="aspectFill"
          onClick={view}
          {...aria({ label: name })}
          {...ariaInside({ alt: name })}
        />
      ) : (
        <View className="media-center">
          <Icon name="video" />
          视频
        </View>
      )}
      {file.kind === 'video' && <View className="media-about">{aboutVideo(item)}</View>}
      {state === 'sending' && (
        <>
          <Progress name={name} percent={percent} />
          {file.kind === 'video' && <View className="media-percent">{`${percent}%`}</View>}
        </>
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
      <Remove name={name} onRemove={onRemove} />
    </View>
  );
}

const NOTE_STATE = { sending: '正在传', sent: '', waiting: '等网络，点这里重试', failed: '没有传上，点这里重试' };

/** A voice note of a form: to hear it before it is sent, and to throw it away. */
function Note({ item: { file, state }, at, onRemove, onRetry }: ItemProps) {
  const name = `第 ${at + 1} 个，录音`;
  return (
    <View className="media-note">
      <View className="media-note-voice">
        <Voice source={file.path} seconds={file.seconds} label={name} />
        {NOTE_STATE[state] && (
          <View
            className={cx('note', state === 'failed' && 'media-note-problem')}
            {...(state !== 'sending' && { onClick: onRetry })}
            {...aria({ role: state === 'sending' ? 'status' : 'button' })}
          >
            {NOTE_STATE[state]}
          </View>
        )}
      </View>
      <View className="media-note-remove" onClick={onRemove} {...aria({ role: 'button', label: `删除${name}` })}>
        <Icon name="close" />
      </View>
    </View>
  );
}

/**
 * The pictures, videos and voice notes of a form: how far each is, retry, remove, and room for more.
 * `hidden` warns one whom nobody may know that a voice is known.
 */
export function MediaPicker({ of: uploads, hidden }: { of: Uploads; hidden?: boolean | undefined }) {
  const { items, limits, room, reading } = uploads;
  const left = (kind: keyof typeof limits) =>
    Math.min(room, limits[kind] - items.filter((item) => item.file.kind === kind).length);
  return (
    <View className="media">
      {items.map((item, index) => {
        const Item = item.file.kind === 'audio' ? Note : Thumb;
        return (
          <Item
            key={item.file.localId}
            item={item}
            at={index}
            onRemove={() => uploads.remove(item.file.localId)}
            onRetry={() => uploads.retry(item.file)}
          />
        );
      })}
      {reading && (
        <View className="media-cell media-add" {...aria({ role: 'progressbar', label: '正在读取文件' })}>
          <Icon name="clock" />
          正在读取
        </View>
      )}
      {(['image', 'video'] as const).map(
        (kind) =>
          left(kind) > 0 && (
            <View
              key={kind}
              className="media-cell media-add"
              hoverClass="card-press"
              onClick={() => void uploads.add(kind)}
              {...aria({ role: 'button', label: `加${KIND_WORDS[kind]}，还可以加 ${left(kind)} 个` })}
            >
              <Icon name={kind === 'image' ? 'camera' : 'video'} />
              {`加${KIND_WORDS[kind]}`}
            </View>
          ),
      )}
      {left('audio') > 0 && <VoiceRecorder onNote={uploads.addNote} hidden={hidden} />}
    </View>
  );
}
