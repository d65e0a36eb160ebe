/** Storage refused the file. `code` is S3's own: EntityTooLarge, AccessDenied, … */
export class UploadRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
    this.name = 'UploadRefused';
  }
}

export interface Upload<Result = string> {
  /** The mediaId once the file is stored. Rejects with AppError, NetworkError or UploadRefused. */
  done: Promise<Result>;
  /** Stops it; `done` then rejects. */
  abort(): void;
}

export interface UploadOptions {
  /** For a report that must not be known as anyone's: the file then belongs to the draft and to no account. */
  draftKey?: string | undefined;
  onProgress?: (percent: number) => void;
  /** A large file was begun before: it goes on where it stopped. */
  begun?: string | undefined;
  /** A large file was begun under this mediaId: to be kept, for going on later. */
  onBegun?: (mediaId: string) => void;
}

/** The code in S3's XML answer: `<Error><Code>EntityTooLarge</Code>…`. */
export const s3ErrorCode = (xml: string): string => /<Code>(\w+)<\/Code>/.exec(xml)?.[1] ?? 'Unknown';
