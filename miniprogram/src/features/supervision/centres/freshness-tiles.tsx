import { View } from '@tarojs/components';
import { type Freshness, showFreshness } from '@shared/supervision/freshness';
import { formatDay, formatInstant } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { Row } from '@/ui/layout/row';
import { Answer } from '@/ui/words/answer';
import { FRESHNESS } from '../freshness/copy';
import { CENTRES } from './copy';

const thisYear = () => new Date().getFullYear();

function tilesOf({ imports, lists }: Freshness) {
  const newest = lists.map(({ asOf = '' }) => asOf).reduce((one, other) => (one > other ? one : other), '');
  const failed = imports.reduce((sum, one) => sum + one.failed, 0);
  return [
    ...(imports.length > 0 ? [{ ...FRESHNESS.tile, value: String(failed), page: 'supervision/freshness' }] : []),
    {
      title: FRESHNESS.listTile,
      note: newest ? FRESHNESS.listTileNote(formatDay(newest, thisYear())) : FRESHNESS.noList,
      value: String(lists.reduce((sum, { count }) => sum + count, 0)),
      page: newest ? 'supervision/lists' : 'supervision/freshness',
    },
  ] as const;
}

/** Whether what comes in by files is new: two numbers, each opens its rows. */
export function FreshnessTiles({ division }: { division: string }) {
  const answer = useAnswer(showFreshness, { params: { districtCode: division } });
  return (
    <Answer of={answer}>
      {(freshness) => {
        if (!freshness.asOf) return <Row title={FRESHNESS.title} note={CENTRES.never} />;
        const asOf = CENTRES.asOf(formatInstant(freshness.asOf, thisYear()));
        return (
          <>
            {tilesOf(freshness).map(({ title, note, value, page }) => (
              <Row
                key={title}
                title={title}
                note={`${note}（${asOf}）`}
                value={<View className="centres-number">{value}</View>}
                onClick={() => openPage(page)}
              />
            ))}
          </>
        );
      }}
    </Answer>
  );
}
