declare class KeepBucket {
  constructor(serverless: object);
  readonly hooks: Record<string, () => Promise<void>>;
  check(): Promise<void>;
}
export = KeepBucket;
