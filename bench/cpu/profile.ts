import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { ROOT } from '../../local/root';

/** When a handler began and when it was done, in microseconds of `process.hrtime`, which V8's profiler counts in too. */
export type Span = readonly [from: number, until: number];

/** What took the most time in itself, in milliseconds a call: functions, and the files and packages they stand in. */
export interface Profile {
  functions: string[];
  files: string[];
}

const MOST = 10;
const SAMPLED_EACH_US = 100;
/** A sample that took longer has waited for a core: of that, no function spent more than this. */
const MOST_US = 4 * SAMPLED_EACH_US;

/** Whose a function is: a package's, a file's of ours, or node's. */
function fileOf(url: string): string {
  const file = url.replace(/^file:\/\//, '');
  const [, dependency] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return dependency ?? (file.startsWith(ROOT) ? path.relative(ROOT, file) : file);
}

/** What took the most, the most first: `0.31 parse of zod`. */
function mostOf(times: ReadonlyMap<string, number>, calls: number): string[] {
  const most = [...times].sort(([, a], [, b]) => b - a).slice(0, MOST);
  return most.map(([what, us]) => `${(us / 1000 / calls).toFixed(2)} ${what}`);
}

/** Both lists side by side, for a terminal. */
export const printed = (route: string, { functions, files }: Profile): string =>
  [`\n${route}`, ...functions.map((what, place) => `${what.padEnd(64)} ${files[place] ?? ''}`)].join('\n');

/** The profile of the handlers that `act` calls. @param act says when they ran: what is sampled between them is not theirs. */
export async function profileOf(act: () => Promise<readonly Span[]>): Promise<Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLED_EACH_US });
  await session.post('Profiler.start');
  const spans = await act();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const [functions, files] = [new Map<string, number>(), new Map<string, number>()];
  const add = (times: Map<string, number>, what: string, us: number) => times.set(what, (times.get(what) ?? 0) + us);
  let at = profile.startTime;
  profile.samples?.forEach((id, place) => {
    const sinceLast = profile.timeDeltas?.[place] ?? 0;
    at += sinceLast;
    const { functionName, url } = frames.get(id)!;
    if (functionName === '(idle)' || !spans.some(([from, until]) => from <= at && at <= until)) return;
    const us = Math.min(sinceLast, MOST_US);
    const file = url ? fileOf(url) : functionName;
    add(files, file, us);
    add(functions, url ? `${functionName || '(arrow functions)'} of ${file}` : functionName, us);
  });
  return { functions: mostOf(functions, spans.length), files: mostOf(files, spans.length) };
}
