import { dayInChina } from '@shared/time';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { writeBreak } from '../reconciliation/break-store';

/** Differences with the bank in a village, of payments that no order knows. */
export async function breaksIn(villageCode: string, count: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const serial = newId();
    const on = dayInChina(now());
    await writeBreak({ kind: 'foreignInFile', on, of: serial, serial, villageCode, theirsFen: 8_800 }, now());
  }
}
