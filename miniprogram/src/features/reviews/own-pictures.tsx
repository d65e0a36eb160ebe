import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { AppError } from '@shared/errors';
import { type ShownPicture, showMedia } from '@shared/media/media';
import { useAnswer } from '@/platform/server/answers';
import { aria, ariaInside } from '@/ui/aria';
import { Icon } from '@/ui/icon';
import { MediaGrid } from '@/ui/media/media-grid';
import '@/ui/media/media.css';
import { pictureCopy } from './picture-copy';
import './reviews.css';

const ASK_AGAIN_MS = 2_000;

interface Props {
  mediaId: string;
  place: number;
  /** Where it may be taken out. */
  onRemove?: (() => void) | undefined;
}

function OwnPicture({ mediaId, place, onRemove }: Props) {
  const [isSettled, setSettled] = useState(false);
  // Its copy is made in a second or two.
  const { data, error } = useAnswer(showMedia, { params: { mediaId } }, isSettled ? {} : { every: ASK_AGAIN_MS });
  const isMaking = data?.state === 'awaiting' || data?.state === 'processing';
  useEffect(() => {
    if (error || (data && !isMaking)) setSettled(true);
  }, [data, error, isMaking]);
  const isGone = error instanceof AppError && error.code === 'notFound';
  // What nobody attached in two days is gone: a draft of before names it still.
  useEffect(() => {
    if (isGone) onRemove?.();
  }, [isGone, onRemove]);
  if (isGone) return null;
  const name = pictureCopy.mine(place);
  const url = data?.url;
  return (
    <View className="media-cell">
      {url ? (
        <Image
          className="media-image"
          src={data.posterUrl ?? url}
          mode="aspectFill"
          onClick={() => void Taro.previewImage({ urls: [url] })}
          {...aria({ label: name })}
          {...ariaInside({ alt: name })}
        />
      ) : (
        <View className="media-center" {...aria({ label: name })}>
          <Icon name="clock" />
        </View>
      )}
      {onRemove && (
        <View
          className="media-remove"
          onClick={onRemove}
          {...aria({ role: 'button', label: pictureCopy.remove(place) })}
        >
          <View className="media-cross">
            <Icon name="close" />
          </View>
        </View>
      )}
    </View>
  );
}

/** Pictures that I sent: those of a review, or of one that I am writing. */
export const OwnPictures = ({
  mediaIds,
  onRemove,
}: {
  mediaIds: readonly string[];
  onRemove?: (mediaId: string) => void;
}) =>
  mediaIds.length > 0 ? (
    <View className="media reviews-pictures">
      {mediaIds.map((mediaId, index) => (
        <OwnPicture
          key={mediaId}
          mediaId={mediaId}
          place={index + 1}
          onRemove={onRemove && (() => onRemove(mediaId))}
        />
      ))}
    </View>
  ) : null;

/** Pictures of a review for others. */
export const ReviewPictures = ({ pictures = [] }: { pictures?: readonly ShownPicture[] | undefined }) =>
  pictures.length > 0 ? (
    <View className="reviews-pictures">
      <MediaGrid
        media={pictures.map((picture) => ({
          ...picture,
          // They have no id: it would tell the day.
          mediaId: picture.url,
          kind: 'image' as const,
          state: 'ready' as const,
        }))}
      />
    </View>
  ) : null;
