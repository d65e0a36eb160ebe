import { View } from '@tarojs/components';
import type { CentreFigure, CentreTown } from '@shared/supervision/centres';
import { openPage } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { CENTRES, FIGURE } from './copy';
import { sayFigure } from './figures';

const COLUMNS: readonly CentreFigure[] = [
  'closed',
  'published',
  'overduePeriods',
  'flowRed',
  'flowOrange',
  'flowYellow',
  'incomeFen',
  'idleAssets',
  'endingContracts',
  'arrearsFen',
];

const isMoney = (figure: CentreFigure) => figure.endsWith('Fen') && 'centres-money';

/** The numbers behind the boxes, a line a town, by code: no ranking. */
export function TownTable({ towns }: { towns: readonly CentreTown[] }) {
  return (
    <View className="centres-table" {...aria({ role: 'table', label: CENTRES.table })}>
      <View className="centres-line centres-head" {...aria({ role: 'row' })}>
        <View className="centres-of-line centres-first" {...aria({ role: 'columnheader' })}>
          {CENTRES.town}
        </View>
        <View className="centres-of-line" {...aria({ role: 'columnheader' })}>
          {CENTRES.villages}
        </View>
        {COLUMNS.map((figure) => (
          <View key={figure} className={cx('centres-of-line', isMoney(figure))} {...aria({ role: 'columnheader' })}>
            {FIGURE[figure].short}
          </View>
        ))}
      </View>
      {towns.map(({ code, name, villages, figures }) => (
        <View key={code} className="centres-line" {...aria({ role: 'row' })}>
          <View className="centres-of-line centres-first" {...aria({ role: 'cell' })}>
            {name}
          </View>
          <View className="centres-of-line" {...aria({ role: 'cell' })}>
            {villages}
          </View>
          {COLUMNS.map((figure) => (
            <View
              key={figure}
              className={cx('centres-of-line centres-cell', isMoney(figure))}
              {...aria({ role: 'cell' })}
            >
              <View
                onClick={() => openPage('supervision/centre-villages', { division: code, figure })}
                {...aria({
                  role: 'button',
                  label: `${name}${FIGURE[figure].title}${sayFigure(figure, figures[figure])}`,
                })}
              >
                {sayFigure(figure, figures[figure])}
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
