import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { MAX_IMAGES } from '@shared/media/media';
import { dropFile, keepFile, openKept } from '@/platform/files/kept-files';
import { type PickedFile, pickMedia } from '@/platform/files/pick-media';
import { say } from '@/platform/notify';
import { aria, ariaInside } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import '@/ui/media/media.css';
import { WRITE } from '../intake/copy';
import type { DraftPaper } from '../intake/draft';

/** A kept picture: its path works for this page only, and is opened anew. */
function Kept({ file, name, onRemove }: { file: PickedFile; name: string; onRemove: () => void }) {
  const [path, setPath] = useState<string>();
  useEffect(() => {
    let isGone = false;
    void openKept(file).then((opened) => !isGone && setPath(opened.path));
    return () => {
      isGone = true;
    };
  }, [file]);
  return (
    <View className="intake-picture">
      {path && (
        <Image
          className="intake-picture-image"
          src={path}
          mode="aspectFill"
          onClick={() => void Taro.previewImage({ urls: [path] })}
          {...ariaInside({ alt: '' })}
        />
      )}
      <View className="media-remove" onClick={onRemove} {...aria({ role: 'button', label: name })}>
        <View className="media-cross">
          <Icon name="close" />
        </View>
      </View>
    </View>
  );
}

interface Props {
  paper: Pick<DraftPaper, 'files' | 'had'>;
  onChange: (part: Partial<DraftPaper>) => void;
  /** Told while a picture is being kept: the batch is not sent without it. */
  onReading: (reading: boolean) => void;
}

/** The pictures of a paper: taken here, kept on the phone with the draft, sent with the batch. */
export function Pictures({ paper: { files, had }, onChange, onReading }: Props) {
  const [reading, setReading] = useState(false);
  const read = (now: boolean) => {
    setReading(now);
    onReading(now);
  };
  const now = useRef(files);
  now.current = files;
  const room = MAX_IMAGES - files.length - had.length;
  const take = async () => {
    try {
      const picked = await pickMedia({ image: room, video: 0 }, () => read(true));
      if (picked.refusals[0]) say(picked.refusals[0]);
      const kept = await Promise.all(picked.files.map(keepFile));
      if (kept.length > 0) onChange({ files: [...now.current, ...kept] });
    } catch {
      say(WRITE.noRoom);
    } finally {
      read(false);
    }
  };
  const remove = (file: PickedFile) => {
    dropFile(file);
    onChange({ files: files.filter((one) => one !== file) });
  };
  return (
    <>
      {had.length > 0 && (
        <View className="intake-actions">
          <View className="note">{WRITE.had(had.length)}</View>
          <Button small look="quiet" onClick={() => onChange({ had: [] })}>
            {WRITE.retake}
          </Button>
        </View>
      )}
      {files.length > 0 && (
        <View className="intake-pictures">
          {files.map((file, place) => (
            <Kept key={file.localId} file={file} name={WRITE.removePicture(place + 1)} onRemove={() => remove(file)} />
          ))}
        </View>
      )}
      {room > 0 && (
        <Button small look="quiet" icon="camera" loading={reading} onClick={() => void take()}>
          {WRITE.take}
        </Button>
      )}
    </>
  );
}
