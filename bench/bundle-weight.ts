import type { Metafile } from 'esbuild';

/** How much code a function loads, in bytes of its bundle as it is deployed. */
export interface BundleWeight {
  /** Before it can answer anything. */
  start: number;
  /** The same, with the heaviest of the parts that it loads late, and without what that loads later still. */
  heaviest: number;
  /** The file of that part; undefined where nothing loads late. */
  heaviestPart: string | undefined;
  /** With all that it could ever load. */
  all: number;
}

type Outputs = Metafile['outputs'];

/** The files that are loaded with this one, without what waits behind an `import()`. */
function loadedWith(file: string, outputs: Outputs, seen = new Set<string>()): Set<string> {
  // What is not in the outputs is Node's own, or beside the bundle.
  if (seen.has(file) || !outputs[file]) return seen;
  seen.add(file);
  for (const { path, kind } of outputs[file].imports) if (kind !== 'dynamic-import') loadedWith(path, outputs, seen);
  return seen;
}

/** Weighs a bundle of one entry, from what esbuild says of it. */
export function weightOf({ outputs }: Metafile, entry: string): BundleWeight {
  const bytesOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + outputs[file]!.bytes, 0);
  const [begins] = Object.keys(outputs).filter((file) => outputs[file]!.entryPoint === entry);
  if (!begins) throw new Error(`${entry} is in no bundle`);
  const start = loadedWith(begins, outputs);
  const late = [...start]
    .flatMap((file) => outputs[file]!.imports)
    .filter(({ path, kind }) => kind === 'dynamic-import' && outputs[path])
    .map(({ path }) => ({ path, bytes: bytesOf(loadedWith(path, outputs, new Set(start))) }))
    .sort((one, other) => other.bytes - one.bytes);
  return {
    start: bytesOf(start),
    heaviest: late[0]?.bytes ?? bytesOf(start),
    heaviestPart: late[0] && outputs[late[0].path]!.entryPoint,
    all: bytesOf(Object.keys(outputs)),
  };
}
