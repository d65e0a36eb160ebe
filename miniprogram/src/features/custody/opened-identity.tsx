import { View } from '@tarojs/components';
import type { OpenedIdentity } from '@shared/custody/custody';
import { formatInstant } from '@shared/time';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Facts } from '@/ui/layout/facts';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import './custody.css';

/** Who looks and when, across the whole of it: a photograph of the screen says whose screen it was. */
function Mark({ of: { openedBy, openedAt } }: { of: OpenedIdentity }) {
  const words = `${openedBy} ${formatInstant(openedAt, new Date().getFullYear())}`;
  return (
    <View className="custody-mark" {...aria({ hidden: true })}>
      {Array.from({ length: 12 }, (_, place) => (
        <View key={place} className="custody-mark-words">
          {words}
        </View>
      ))}
    </View>
  );
}

/** A name that was sealed, for this one look. */
export function Opened({ identity, onClose }: { identity: OpenedIdentity; onClose: () => void }) {
  return (
    <Sheet open title={copy.identity} onClose={onClose}>
      <View className="custody-opened">
        <Mark of={identity} />
        <View className="custody-name">{identity.name}</View>
        <Facts
          of={[
            [copy.phone, identity.phone ?? copy.noPhone],
            [copy.village, identity.villageName],
            [copy.reference, identity.referenceNo],
            [copy.lookedAt, formatInstant(identity.openedAt, new Date().getFullYear())],
          ]}
        />
        <View className="custody-warn">{copy.closing}</View>
        <Button onClick={onClose}>{copy.close}</Button>
      </View>
    </Sheet>
  );
}
