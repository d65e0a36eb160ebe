import { Text, View } from '@tarojs/components';
import './notice-body.css';

/** A notice's text: each line its own paragraph, and all of it can be copied. */
export function NoticeBody({ children }: { children: string }) {
  const paragraphs = children.split('\n').filter((line) => line.trim() !== '');
  return (
    <View className="notice-body">
      {paragraphs.map((line, index) => (
        <View key={index} className="notice-paragraph">
          <Text userSelect>{line.trim()}</Text>
        </View>
      ))}
    </View>
  );
}
