/** An answer of WeChat's that is an error: always HTTP 200, always by number. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    errmsg: string,
  ) {
    super(errmsg);
  }
}

export const SYSTEM_ERROR = new Refusal(-1, 'system error');

/** Reads a POSTed JSON object, as WeChat does. */
export const readJson = (body: string): Record<string, unknown> => {
  if (body === '') throw new Refusal(44002, 'empty post data');
  try {
    const value: unknown = JSON.parse(body);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw new Refusal(47001, 'data format error');
};

/** One call to the simulator, read. */
export interface Call {
  method: string;
  query: URLSearchParams;
  body: string;
}

export const requirePost = (call: Call): Record<string, unknown> => {
  if (call.method !== 'POST') throw new Refusal(43002, 'require POST method');
  return readJson(call.body);
};
