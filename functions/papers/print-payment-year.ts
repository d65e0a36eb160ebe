import { printPaymentYear } from '@shared/subsidies/papers';
import { type Sight, sightOf, sightsOf } from '../identity/households/sight';
import { handle } from '../platform/serve';
import { paymentsOfYear } from '../subsidies/payment-store';
import { personOf } from '../subsidies/person-of';
import type { PrintedYear } from './payment-year';
import { paperTitle, paymentYearPdf } from './payment-year-pdf';

const printed = async (year: number, { person: { personId, name }, right }: Sight) => ({
  name,
  right,
  payments: await paymentsOfYear(personId, year),
});

/** Decided on each request, as on the page: what the caller may not see now is on no paper. */
export async function whatIsSeen(
  viewerId: string,
  year: number,
  personId: string | undefined,
  at: string,
): Promise<PrintedYear> {
  if (personId) return { year, persons: [await printed(year, await sightOf(viewerId, personId, at))] };
  const { sights, others } = await sightsOf(viewerId, at);
  return { year, others, persons: await Promise.all(sights.map((sight) => printed(year, sight))) };
}

/** Made for this moment, in the answer itself: what was paid to a person lies in no bucket. */
export const printPaymentYearHandler = handle(printPaymentYear)(async ({ params, query, caller }, { at }) => {
  const year = await whatIsSeen(personOf(caller), params.year, query.personId, at);
  return { fileName: `${paperTitle(year)}.pdf`, base64: (await paymentYearPdf(year, at)).toString('base64') };
});
