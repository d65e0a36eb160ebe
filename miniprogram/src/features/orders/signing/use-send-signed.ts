import type { AnyRoute, ResponseOf } from '@shared/route';
import type { SigningProof } from '@shared/orders/signing';
import { call, type RequestOf } from '@/platform/server/call';
import { useOnceKey } from '@/platform/server/use-send-once';

/** A request that lacks its proof. */
type Unsigned<R> = Omit<RequestOf<R>, 'body'> & {
  body: Omit<RequestOf<R> extends { body: infer B } ? B : never, 'proof'>;
};

/**
 * Sends what is signed once: the key is of the act, not of the proof, which is another at each signing. What was done though its answer was
 * lost is answered when it is signed again.
 */
export function useSendSigned() {
  const { keyFor, done } = useOnceKey();
  return async <R extends AnyRoute>(route: R, request: Unsigned<R>, proof: SigningProof): Promise<ResponseOf<R>> => {
    const idempotencyKey = await keyFor([route.id, request]);
    // The request is whole with its proof, which the compiler cannot put together for a route it does not know.
    const send = call as unknown as (route: R, request: object) => Promise<ResponseOf<R>>;
    const answer = await send(route, { ...request, body: { ...request.body, proof }, idempotencyKey });
    done();
    return answer;
  };
}
