import { money } from '../cells/numbers';
import { YUAN } from '../reading/units';

/** What a column has that says money, in yuan unless its title says in what. @param takes what sums it takes besides those above zero. */
export const inYuan = (takes: Parameters<typeof money>[0] = {}) => ({
  counts: true,
  units: YUAN,
  parse: money(takes),
});
