import type { CentreFigure, Centres } from '@shared/supervision/centres';
import { formatFen } from '@shared/money';
import { openPage } from '@/platform/navigate';
import { type CentreName, FIGURE } from './copy';

/** A number of a centre, and what is behind it. */
export interface Tile {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly value: string;
  readonly open: () => void;
}

const TENS_OF_THOUSANDS = 1_000_000;

/** Money of a district is said in ten thousands from there on: to the fen it is in its rows. */
export const sayFen = (fen: number): string =>
  Math.abs(fen) < TENS_OF_THOUSANDS ? formatFen(fen) : `${(fen / TENS_OF_THOUSANDS).toFixed(2)} 万元`;

export const sayFigure = (figure: CentreFigure, value: number): string =>
  figure.endsWith('Fen') ? sayFen(value) : String(value);

const OF: Record<CentreName, readonly CentreFigure[]> = {
  data: ['withBook', 'closed', 'published', 'overduePeriods'],
  watch: ['flowRed', 'flowOrange', 'flowYellow', 'flowLate'],
  decide: ['incomeFen', 'expenseFen', 'idleAssets', 'endingContracts', 'arrearsFen', 'payableFen'],
};

const tileOf = (figure: CentreFigure, { figures }: Centres, division: string): Tile => ({
  key: figure,
  title: FIGURE[figure].title,
  note: FIGURE[figure].note,
  value: sayFigure(figure, figures[figure]),
  open: () => openPage('supervision/centre-villages', { division, figure }),
});

/** The numbers of one centre, in their order. */
export const tilesOf = (centre: CentreName, centres: Centres, division: string): Tile[] =>
  OF[centre].map((figure) => tileOf(figure, centres, division));

export interface Standing {
  readonly published: number;
  readonly closed: number;
  readonly behind: number;
}

/** How a town's villages stand with the last month: published, closed and no more, or behind. */
export function standingOf({ villages, figures }: Pick<Centres['towns'][number], 'villages' | 'figures'>): Standing {
  const published = Math.min(figures.published, villages);
  // One may be published and reopened since: nobody is counted twice.
  const closed = Math.max(0, Math.min(figures.closed, villages) - published);
  return { published, closed, behind: villages - published - closed };
}
