import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { speech, type SpeechState } from '@/platform/sound/speech';
import { sentencesOf, spoken } from '@/platform/sound/spoken';
import { aria } from '../aria';
import { Button } from '../button';
import { Card } from '../layout/card';
import './read-aloud.css';

const WORDS = {
  read: '读给我听',
  pause: '停一下',
  resume: '接着读',
  stop: '不读了',
  slower: '读慢点',
  normal: '正常读',
  noVoice: '这台手机没有中文语音，读不了。可以在手机设置里装一个。',
  failed: '没读出来，请再点一次。',
  place: (at: number, of: number) => `第 ${at + 1} 句，共 ${of} 句`,
};

type Status = 'idle' | 'reading' | 'paused' | 'failed';

/** Reads sentence by sentence. Pausing stops and remembers the sentence: the browsers' own pause does not come back everywhere. */
function useReader(sentences: readonly string[]) {
  const [status, setStatus] = useState<Status>('idle');
  const [at, setAt] = useState(0);
  const [slow, setSlow] = useState(false);
  const turn = useRef(0);

  const read = async (from: number, slowly: boolean) => {
    const mine = (turn.current += 1);
    setStatus('reading');
    for (let place = from; place < sentences.length; place += 1) {
      setAt(place);
      try {
        await speech.say(spoken(sentences[place]!), { slow: slowly });
      } catch {
        if (mine === turn.current) setStatus('failed');
        return;
      }
      if (mine !== turn.current) return;
    }
    setAt(0);
    setStatus('idle');
  };
  const silence = (next: Status) => {
    turn.current += 1;
    speech.stop();
    setStatus(next);
  };
  const stop = () => {
    silence('idle');
    setAt(0);
  };
  const pause = () => silence('paused');
  const resume = () => void read(at, slow);
  const changeSpeed = () => {
    setSlow(!slow);
    if (status === 'reading') void read(at, !slow);
  };

  // Nothing is read of a page that is not seen, nor of a text that is another now.
  const busy = useRef(false);
  busy.current = status === 'reading';
  useDidHide(() => busy.current && pause());
  useEffect(
    () => () => {
      turn.current += 1;
      if (busy.current) speech.stop();
    },
    [],
  );
  return { status, at, slow, read: () => void read(0, slow), pause, resume, stop, changeSpeed };
}

/**
 * 读给我听: a button that reads a text aloud, sentence by sentence, with the one being read in large letters. Nothing is drawn
 * where there is no voice to be had (the mini-program built without the plugin).
 */
export function ReadAloud({ text }: { text: string }) {
  const sentences = useMemo(() => sentencesOf(text), [text]);
  const [voice, setVoice] = useState<SpeechState>();
  const [asked, setAsked] = useState(false);
  const reader = useReader(sentences);
  useEffect(() => void speech.state().then(setVoice), []);

  if (!voice || voice === 'none' || sentences.length === 0) return null;
  if (voice === 'noVoice')
    return asked ? (
      <View className="note read-note" {...aria({ role: 'alert' })}>
        {WORDS.noVoice}
      </View>
    ) : (
      <Button look="quiet" icon="sound" onClick={() => setAsked(true)}>
        {WORDS.read}
      </Button>
    );
  const { status, at, slow } = reader;
  if (status === 'idle' || status === 'failed')
    return (
      <>
        <Button look="quiet" icon="sound" onClick={reader.read}>
          {WORDS.read}
        </Button>
        {status === 'failed' && (
          <View className="note read-note" {...aria({ role: 'alert' })}>
            {WORDS.failed}
          </View>
        )}
      </>
    );
  return (
    <Card className="read">
      <View className="note">{WORDS.place(at, sentences.length)}</View>
      <View className="read-sentence">{sentences[at]}</View>
      <View className="read-buttons">
        {status === 'reading' ? (
          <Button small icon="pause" onClick={reader.pause}>
            {WORDS.pause}
          </Button>
        ) : (
          <Button small icon="play" onClick={reader.resume}>
            {WORDS.resume}
          </Button>
        )}
        <Button small look="quiet" onClick={reader.changeSpeed}>
          {slow ? WORDS.normal : WORDS.slower}
        </Button>
        <Button small look="quiet" icon="stop" onClick={reader.stop}>
          {WORDS.stop}
        </Button>
      </View>
    </Card>
  );
}
