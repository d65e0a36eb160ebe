/** A call, the first try included. */
const MOST_TRIES = 4;
/** The wait before a second try, doubled before each one more, and as much of it as chance says. */
const BASE_MS = 100;
const THROTTLED_BASE_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Tries are paid from here, so that an outage is not met with four times the load; what succeeds pays back. */
const BUDGET = 500;
const COST = 5;

const THROTTLED = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
  'TransactionInProgressException',
]);
const TRANSIENT = new Set(['TimeoutError', 'RequestTimeout', 'InternalServerError', 'ServiceUnavailable']);
const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

function isPassing(error: unknown): boolean {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as { name?: string; code?: string; $metadata?: { httpStatusCode: number } };
  return THROTTLED.has(name) || TRANSIENT.has(name) || BROKEN.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500;
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The tries of one client of AWS: what passes by itself is tried again, as the SDK does and within its budget. */
export class Tries {
  #budget = BUDGET;

  /** @param once is done again, so doing it twice must be as once. @throws what its last try throws. */
  async of<T>(once: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await once();
        this.#budget = Math.min(BUDGET, this.#budget + 1);
        return answer;
      } catch (error) {
        if (tries >= MOST_TRIES || !isPassing(error) || this.#budget < COST) throw error;
        this.#budget -= COST;
        const base = THROTTLED.has((error as Error).name) ? THROTTLED_BASE_MS : BASE_MS;
        await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, base * 2 ** (tries - 1)));
      }
    }
  }
}
