/** What the last segment of a folded route is called (infrastructure/http-api.ts). */
export const LAST = 'last';

interface Call {
  readonly routeKey: string;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | undefined;
}

const isWord = (segment: string | undefined): segment is string =>
  segment !== undefined && /^[a-z][\w-]*$/i.test(segment);

/**
 * The registry's key of a call, `POST /reports/{reportId}/answer`: in a folded route the last segment is what came. Anything but a word names no
 * route, so that an encoded `{name}` or slash opens none.
 */
export const routeKeyOf = ({ routeKey, pathParameters }: Call): string => {
  const last = pathParameters?.[LAST];
  return isWord(last) ? routeKey.replace(`{${LAST}}`, last) : routeKey;
};
