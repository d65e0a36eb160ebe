import { ADTS, FilePathSource, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } from 'mediabunny';
import { Unshowable } from './unshowable';

const FORMATS = [MP4, QTFF, WEBM, MATROSKA, MP3, ADTS, OGG, WAVE];

/**
 * Reads a film or a recording from a file, a piece at a time.
 * @throws Unshowable what `use` throws, `damaged` for whatever else goes wrong: a reader trips over a broken file in many ways.
 */
export async function withInput<T>(file: string, use: (input: Input) => Promise<T>): Promise<T> {
  const input = new Input({ source: new FilePathSource(file), formats: FORMATS });
  try {
    return await use(input);
  } catch (error) {
    throw error instanceof Unshowable ? error : new Unshowable('damaged');
  } finally {
    input.dispose();
  }
}
