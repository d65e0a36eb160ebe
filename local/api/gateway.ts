import { functionId } from '../../infrastructure/cloudformation';
import { integrationsIn } from '../../infrastructure/http-api';
import type { Service } from '../../infrastructure/service';
import { refusalOf } from '../iam/service-roles';
import { httpAnswer, httpEvent, jsonAnswer, type HttpAnswer, type HttpCall } from './http-event';
import { FunctionTimeout, type LocalFunction } from './lambda';
import { routeMatcher, type Match } from './routes';

/** A Lambda takes 6 MB, both ways. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;

export interface Gateway {
  /** The route a call would take, or none. */
  match(method: string, path: string): Match | undefined;
  call(call: HttpCall): Promise<HttpAnswer>;
}

/** API Gateway's HTTP API over the service's functions, without a socket: the tests call it directly, the server over HTTP. */
export const gatewayOf = (service: Service, functions: Map<string, LocalFunction>): Gateway => {
  const match = routeMatcher(service.routes);
  const refusals = refusalsOf(service);
  return {
    match,
    call: async (call) => {
      const found = match(call.method, call.path);
      if (!found) return jsonAnswer(404, { message: 'Not Found' });
      if ((call.body?.length ?? 0) > PAYLOAD_LIMIT) return jsonAnswer(413, { message: 'Request Entity Too Large' });
      try {
        const refusal = refusals.get(found.route.functionName);
        if (refusal) throw new Error(refusal);
        const result = await functions.get(found.route.functionName)!.invoke(httpEvent(call, found, Date.now()));
        const answer = httpAnswer(result);
        if (answer.body.length <= PAYLOAD_LIMIT) return answer;
        console.error(`${found.routeKey}: the answer is larger than 6 MB`);
      } catch (error) {
        if (error instanceof FunctionTimeout) {
          console.error(error.message);
          return jsonAnswer(503, { message: 'Service Unavailable' });
        }
        console.error(found.routeKey, error);
      }
      return jsonAnswer(500, { message: 'Internal Server Error' });
    },
  };
};

/** Why API Gateway may not call a function, by its name: people are then told of an error of ours. */
function refusalsOf({ resources, functions }: Service): Map<string, string> {
  const invoker = { principal: 'apigateway.amazonaws.com' };
  const integrations = integrationsIn(resources.HttpApi?.Properties?.Body);
  return new Map(
    Object.keys(functions).flatMap((name) => {
      const id = functionId(name);
      const integration = integrations.find(({ uri }) => JSON.stringify(uri).includes(`{${id}.Arn}`));
      const refusal = refusalOf(resources, integration?.credentials, invoker, id);
      return refusal ? [[name, refusal]] : [];
    }),
  );
}
