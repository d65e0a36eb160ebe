import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { say } from '@/platform/notify';
import type { PickedFile } from '@/platform/files/pick-media';
import { CannotRecord, LONGEST_NOTE_S, openMicrophoneSetting, record, type Recording } from '@/platform/sound/voice';
import { aria } from '../aria';
import { Button } from '../button';
import { Icon } from '../icon';
import './voice.css';

const WORDS = {
  add: '录音',
  recording: (seconds: number) => `正在录 ${seconds} 秒`,
  longest: `最多 ${LONGEST_NOTE_S} 秒，到时自动停。`,
  stop: '录好了',
  cancel: '不要了',
  refused: '没有让用麦克风，录不了。请在设置里允许使用麦克风，再点“录音”。',
  openSetting: '去设置',
  hidden: '办理的人会听到您的声音，可能认得出来。不想被认出，请打字。',
  none: '这台设备录不了音，可以写字或者拍照。',
};

interface Props {
  /** Told what is being spoken, from its first second on: a form that is sent meanwhile waits for it. */
  onNote: (spoken: Promise<PickedFile | undefined>) => Promise<void>;
  /** Nobody may know who speaks: a voice is known in a village. */
  hidden?: boolean | undefined;
}

/** One press begins a voice note, another ends it: easier for an unsteady hand than holding. */
export function VoiceRecorder({ onNote, hidden }: Props) {
  const [recording, setRecording] = useState<Recording>();
  const [seconds, setSeconds] = useState(0);
  const [refusal, setRefusal] = useState<CannotRecord['why']>();
  const now = useRef(recording);
  now.current = recording;
  useEffect(() => {
    if (!recording) return undefined;
    const timer = setInterval(() => setSeconds((count) => Math.min(LONGEST_NOTE_S, count + 1)), 1000);
    return () => clearInterval(timer);
  }, [recording]);
  // A call comes in, or the page is left: what was said so far is kept, and never recorded on unseen.
  useDidHide(() => now.current?.stop());
  useEffect(() => () => now.current?.cancel(), []);

  const start = async () => {
    setRefusal(undefined);
    setSeconds(0);
    try {
      const begun = await record();
      setRecording(begun);
      await onNote(begun.done);
    } catch (error) {
      const why = error instanceof CannotRecord ? error.why : 'none';
      setRefusal(why);
      say(why === 'refused' ? '没有让用麦克风' : '录不了音');
    } finally {
      setRecording(undefined);
    }
  };

  if (recording)
    return (
      <View className="recorder">
        <View className="recorder-now" {...aria({ role: 'status' })}>
          <Icon name="mic" />
          {WORDS.recording(seconds)}
        </View>
        <Button small icon="check" onClick={recording.stop}>
          {WORDS.stop}
        </Button>
        <Button small look="quiet" onClick={recording.cancel}>
          {WORDS.cancel}
        </Button>
        <View className="note recorder-note">{hidden ? `${WORDS.hidden}${WORDS.longest}` : WORDS.longest}</View>
      </View>
    );
  return (
    <>
      <View
        className="media-cell media-add"
        hoverClass="card-press"
        onClick={() => void start()}
        {...aria({ role: 'button' })}
      >
        <Icon name="mic" />
        {WORDS.add}
      </View>
      {hidden && <View className="note recorder-note">{WORDS.hidden}</View>}
      {refusal && (
        <View className="note recorder-note" {...aria({ role: 'alert' })}>
          {refusal === 'refused' ? WORDS.refused : WORDS.none}
          {refusal === 'refused' && process.env.TARO_ENV === 'weapp' && (
            <Button small look="quiet" onClick={openMicrophoneSetting}>
              {WORDS.openSetting}
            </Button>
          )}
        </View>
      )}
    </>
  );
}
