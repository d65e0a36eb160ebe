import { tableNames } from './create-tables';
import { StartError } from './ports';
import { bucketNames } from './s3-gate/buckets';
import { resolveEnvironment, type LocalNames, type Template } from './template';

/** The app the WeChat simulator knows. */
export const LOCAL_WECHAT_APP = { appId: 'wx0000000000000000', appSecret: 'local-app-secret' };
/** What the S3 gate checks signatures with; the SDK finds it in the environment. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'cn-north-1' };

export interface LocalEndpoints {
  dynamodb: string;
  s3: string;
  wechat: string;
}

/** The local name of everything in the template that an environment may refer to. */
export const localNames = (template: Template, prefix: string): LocalNames => ({
  ...tableNames(template, prefix),
  ...bucketNames(template, prefix),
});

/**
 * The environment all functions share here: what each declares in `serverless.yml`, with local names and local secrets.
 * One process has one environment, so two functions may not give one variable two values.
 */
export const localEnvironment = (
  template: Template,
  names: LocalNames,
  endpoints: LocalEndpoints,
): Record<string, string> => {
  const local = {
    STAGE: 'local',
    AWS_REGION: LOCAL_CREDENTIALS.region,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    DYNAMODB_ENDPOINT: endpoints.dynamodb,
    S3_ENDPOINT: endpoints.s3,
    WECHAT_API_BASE: endpoints.wechat,
    WECHAT_APP_ID: LOCAL_WECHAT_APP.appId,
    WECHAT_APP_SECRET: LOCAL_WECHAT_APP.appSecret,
    // The same at each start, so that rows kept from the last one can still be read. They protect nothing here.
    IDENTITY_KEY: 'local-identity-key-'.padEnd(64, '0'),
    LOOKUP_KEY: 'local-lookup-key-'.padEnd(64, '0'),
    CURSOR_KEY: 'local-cursor-key-'.padEnd(64, '0'),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const environment: Record<string, string> = {};
  for (const definition of [template.provider, ...Object.values(template.functions)]) {
    for (const [variable, value] of Object.entries(resolveEnvironment(definition.environment ?? {}, names, local))) {
      if ((environment[variable] ??= value) !== value) {
        throw new StartError(`serverless.yml gives ${variable} two values; here all functions share one process.`);
      }
    }
  }
  return { ...environment, ...local };
};
