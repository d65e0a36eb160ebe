import type { PaymentDetail } from '@shared/subsidies/subsidies';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import { countWords } from '../copy';

type Given = Pick<PaymentDetail, 'quantity' | 'unit' | 'unitPriceFen' | 'amountFen' | 'standing' | 'rule'>;

const NO_YEAR = 0;

/**
 * Why it is this amount, in one sentence: 3.2 亩 × 每亩 ¥118.00 = ¥377.60，按2026年3月1日起执行的标准。 A sum that the quantity and the price do not
 * make is not said to be made by them. The rule's day always has its year: it may be long ago.
 */
export function whySentence({ quantity, unit = '', unitPriceFen, amountFen, standing, rule }: Given): string {
  const sum = formatFen(amountFen);
  const byQuantity = quantity !== undefined && unitPriceFen !== undefined;
  const agrees = byQuantity && Math.round(quantity * unitPriceFen) === amountFen;
  const worked = byQuantity && `${countWords(quantity, unit)} × ${unit && `每${unit} `}${formatFen(unitPriceFen)}`;
  const how = agrees ? `${worked} = ${sum}` : byQuantity ? `${worked}，核定后实发 ${sum}` : `按固定数额发 ${sum}`;
  const by = rule ? `，按${formatDay(rule.effectiveOn, NO_YEAR)}起执行的标准` : '';
  return `${how.replace(/ {2,}/g, ' ')}${standing ? `（${standing}）` : ''}${by}。`;
}
