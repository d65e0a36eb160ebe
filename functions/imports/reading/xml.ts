import { SaxesParser } from 'saxes';
import { damaged } from './damaged';
import type { Part } from './package';
import { FileProblem } from './sheet';

/** Longer than what stands between two tags of any real part: the longest text of a cell, each letter written as an entity. */
const MOST_BETWEEN_TAGS = 1_000_000;
const DEEPEST = 64;

export type Attributes = Readonly<Record<string, string>>;

interface Handlers {
  /** Names come without their prefix; of attributes, `r:id` stays as it is. */
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** What stands between tags, CDATA included. It may come in pieces. */
  text?(text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute whatever its prefix: `r:id`, `d3p1:id`. */
export const prefixed = (attributes: Attributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === name)?.[1];

/**
 * Reads an XML part as it is unpacked, a piece at a time; after each piece the caller has its turn, and may stop.
 * @throws FileProblem for what is not well-formed, is in no known encoding, or would only fill the memory.
 */
export async function* readXml(part: Part, { open, close, text }: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let depth = 0;
  let written = 0;
  let tagAt = 0;
  parser.on('opentag', ({ name, attributes }) => {
    tagAt = written;
    if ((depth += 1) > DEEPEST) throw damaged();
    open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    tagAt = written;
    depth -= 1;
    close?.(localName(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: TextDecoder | undefined;
  for await (const bytes of part()) {
    decoder ??= decoderFor(bytes);
    const piece = decoded(decoder, bytes);
    sound(() => parser.write(piece));
    written += piece.length;
    if (written - tagAt > MOST_BETWEEN_TAGS) throw damaged();
    yield;
  }
  sound(() => parser.close());
  yield;
}

/** Reads a part to its end. */
export async function readWholeXml(part: Part, handlers: Handlers): Promise<void> {
  for await (const _ of readXml(part, handlers));
}

/** The parser's own errors are the file's fault; those of our code are not. */
function sound(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    throw error instanceof FileProblem || error instanceof TypeError || error instanceof RangeError ? error : damaged();
  }
}

function decoderFor(first: Buffer): TextDecoder {
  const head = first.subarray(0, 200).toString('latin1');
  const label = head.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : head.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : (/^<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8');
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw damaged();
  }
}

function decoded(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw damaged();
  }
}
