import type { Template } from '../template';

interface Cors {
  allowedOrigins: string[];
  allowedHeaders: string[];
  allowedMethods: string[];
  exposedResponseHeaders?: string[];
  allowCredentials?: boolean;
  maxAge?: number;
}

/** `cors: true` in serverless. */
const EVERYTHING: Cors = {
  allowedOrigins: ['*'],
  allowedHeaders: [
    'Content-Type',
    'X-Amz-Date',
    'Authorization',
    'X-Api-Key',
    'X-Amz-Security-Token',
    'X-Amz-User-Agent',
    'X-Amzn-Trace-Id',
  ],
  allowedMethods: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'],
};

/** The headers API Gateway adds for an origin, or none; undefined when the template declares no CORS at all. */
export const apiCors = (template: Template) => {
  const declared = template.provider.httpApi?.cors;
  if (!declared) return undefined;
  const cors: Cors = declared === true ? EVERYTHING : { ...EVERYTHING, ...declared };
  return (origin: string | undefined, preflight: boolean): Record<string, string> => {
    const any = cors.allowedOrigins.includes('*');
    if (!origin || !(any || cors.allowedOrigins.includes(origin))) return {};
    return {
      'access-control-allow-origin': any ? '*' : origin,
      ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
      ...(cors.exposedResponseHeaders && { 'access-control-expose-headers': cors.exposedResponseHeaders.join(',') }),
      ...(preflight && {
        'access-control-allow-headers': cors.allowedHeaders.join(','),
        'access-control-allow-methods': cors.allowedMethods.join(','),
        ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
      }),
    };
  };
};
