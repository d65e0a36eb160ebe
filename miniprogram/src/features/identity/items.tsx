import { View } from '@tarojs/components';
import './identity.css';

/** What is kept, one thing under the other, each with its why. */
export function Items({ of }: { of: readonly { name: string; note: string }[] }) {
  return (
    <>
      {of.map(({ name, note }) => (
        <View key={name} className="identity-item">
          <View className="identity-name">{name}</View>
          <View className="note">{note}</View>
        </View>
      ))}
    </>
  );
}
