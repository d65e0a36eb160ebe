import { DivisionCode } from '../divisions';
import { Paper } from '../papers/papers';
import { Quarter } from '../quarters';
import { defineRoute } from '../route';
import * as z from '../zod';

export const printBriefing = defineRoute({
  id: 'printBriefing',
  method: 'GET',
  path: '/divisions/{division}/briefings/{quarter}',
  summary:
    'A quarter of a town or the district on paper, of the figures of the centres: what changed, why, what was done; PDF, A4 (监管简报)',
  access: ['township', 'regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode, quarter: Quarter }),
  response: Paper,
});
