import { View } from '@tarojs/components';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { clearShown, passOn, useReadyFile } from '@/platform/files/shown-files';
import { Button } from '../button';
import { Sheet } from '../layout/sheet';

const WORDS = {
  title: '文件做好了',
  note: '微信里看不了这种文件。转发给自己或同事，在电脑上打开。',
  passOn: '转发到聊天',
};

/** A file that was fetched and waits for the tap with which WeChat passes it on. */
export function FileReady() {
  const file = useReadyFile();
  if (!file) return null;
  return (
    <Sheet open title={WORDS.title} onClose={clearShown}>
      <View className="stack">
        <View>{file.fileName}</View>
        <View className="note">{WORDS.note}</View>
        <Button onClick={() => void passOn(file).catch((error: unknown) => say(sayError(error)))}>
          {WORDS.passOn}
        </Button>
      </View>
    </Sheet>
  );
}
