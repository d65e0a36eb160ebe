import { View } from '@tarojs/components';
import type { CentreTown } from '@shared/supervision/centres';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { CENTRES } from './copy';
import { type Standing, standingOf } from './figures';

const PARTS = ['published', 'closed', 'behind'] as const;
/** More squares than that are no longer counted by eye: the number beside the name says them. */
const MOST_SQUARES = 120;

const Square = ({ part }: { part: keyof Standing }) => <View className={cx('centres-square', `centres-${part}`)} />;

/** A town as a box, each of its villages a square in it: drawn of our codes, it is no map. */
function Town({ town }: { town: CentreTown }) {
  const standing = standingOf(town);
  const scale = Math.min(1, MOST_SQUARES / Math.max(1, town.villages));
  const name = `${town.name} ${standing.published}/${town.villages}`;
  const spoken = CENTRES.spoken(name, standing.published, standing.closed, standing.behind);
  return (
    <View
      className="centres-town"
      hoverClass="row-press"
      onClick={() => openPage('supervision/centre-villages', { division: town.code, figure: 'published' })}
      {...aria({ role: 'button', label: spoken })}
    >
      <View className="centres-town-name">{name}</View>
      <View className="centres-squares">
        {PARTS.map((part) =>
          Array.from({ length: Math.round(standing[part] * scale) }, (_, each) => (
            <Square key={`${part}${each}`} part={part} />
          )),
        )}
      </View>
    </View>
  );
}

export function TownGrid({ towns }: { towns: readonly CentreTown[] }) {
  return (
    <View>
      <View className="centres-legend">
        {PARTS.map((part) => (
          <View key={part} className="centres-legend-one">
            <Square part={part} />
            <View>{CENTRES.legend[part]}</View>
          </View>
        ))}
      </View>
      <View className="centres-towns">
        {towns.map((town) => (
          <Town key={town.code} town={town} />
        ))}
      </View>
    </View>
  );
}
