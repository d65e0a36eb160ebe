import { AlertClosing } from '@shared/supervision/supervision';
import { CentreFigure } from '@shared/supervision/centres';
import { Entity, item, list, map, number, record, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import type { KeptQuarter } from './quarter';

const figures = () => record(string().enum(...CentreFigure.options), number());
const part = () => map({ fen: number(), persons: number() }).optional();

/** How a town or the district stood in a quarter. A quarter that is over is written no more. */
export const CentreQuarterEntity = new Entity({
  name: 'CentreQuarter',
  table: CivicTable,
  schema: item({
    division: string().key(),
    quarter: string().key(),
    ...{ name: string(), asOf: string(), year: number(), villages: number(), figures: figures() },
    parts: list(map({ code: string(), name: string(), figures: figures() })),
    raised: list(map({ title: string(), count: number() })),
    ended: record(string().enum(...AlertClosing.options), number()).partial(),
    benefits: map({
      paid: part(),
      before: part(),
      unclaimed: number().optional(),
      rostered: number(),
      notCompared: number(),
    }).optional(),
  }),
  computeKey: ({ division, quarter }) => ({ pk: `CENTRES#${division}`, sk: `QUARTER#${quarter}` }),
  answers: 'How this town or district stood in a quarter',
});

export const centreQuarterOf = (division: string, quarter: string): Promise<KeptQuarter | undefined> =>
  readRow(CentreQuarterEntity, { division, quarter }, { consistent: false });

export const putCentreQuarter = (quarter: KeptQuarter): Promise<unknown> =>
  writeRow(CentreQuarterEntity, { ...quarter, parts: [...quarter.parts], raised: [...quarter.raised] });
