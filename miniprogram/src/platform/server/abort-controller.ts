type Listener = () => void;

class Signal {
  aborted = false;
  reason: unknown = undefined;
  private readonly listeners = new Set<Listener>();

  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.add(listener);
  }
  removeEventListener(_type: 'abort', listener: Listener) {
    this.listeners.delete(listener);
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
  fire(reason: unknown) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason ?? new Error('aborted');
    [...this.listeners].forEach((listener) => listener());
    this.listeners.clear();
  }
}

/** WeChat's JS core has no AbortController and react-query makes one per fetch. Only the weapp bundle gets this one. */
export class AbortController {
  readonly signal = new Signal();
  abort(reason?: unknown) {
    this.signal.fire(reason);
  }
}
