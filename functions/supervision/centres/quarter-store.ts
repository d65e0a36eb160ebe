import { AlertClosing } from '@shared/supervision/supervision';
import { CentreFigure } from '@shared/supervision/centres';
import { Entity } from '../../platform/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { record } from 'dynamodb-toolbox/schema/record';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/read-row';
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
  CentreQuarterEntity.build(PutItemCommand)
    .item({ ...quarter, parts: [...quarter.parts], raised: [...quarter.raised] })
    .send();
