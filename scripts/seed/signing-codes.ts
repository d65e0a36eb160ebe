import { writeRow } from '../../functions/platform/row';
import { daysAfter } from '@shared/time';
import { personById } from '../../functions/identity/person-store';
import { SigningCodeEntity } from '../../functions/orders/signing/code-store';
import { newCode } from '../../functions/orders/signing/signing-codes';
import { demoPersonId } from './demo-people';
import { DEMO_SIGNING_CODE, SIGNING_KEYS } from './signing-people';

/** The codes of those who sign money in the demo, set a month ago. Not of the seed: a deployed stage has no code that everybody knows. */
export async function seedSigningCodes(now: string): Promise<void> {
  for (const key of SIGNING_KEYS) {
    const person = await personById(demoPersonId(key));
    if (!person) continue;
    await writeRow(SigningCodeEntity, await newCode(person.idHash, DEMO_SIGNING_CODE, daysAfter(now, -30)));
  }
}
