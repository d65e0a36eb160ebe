import { readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/**
 * Milliseconds of CPU that this process has taken, with the children that ended. A wall clock would measure whoever else works on the
 * machine. Where there is no `/proc`, this process alone.
 */
export function cpuMs(): number {
  try {
    const [, fields] = readFileSync('/proc/self/stat', 'utf8').split(') ');
    const [user, system, ofChildren, systemOfChildren] = fields!.split(' ').slice(11, 15).map(Number);
    return ((user! + system! + ofChildren! + systemOfChildren!) * 1_000) / TICKS_A_SECOND;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}
