import { packageHash } from './package-hash';

const TEMPLATE = 'cloudformation-template-update-stack.json';
const files = (over: Record<string, string> = {}) => {
  const all: Record<string, string> = {
    'reports.zip': 'code',
    [TEMPLATE]: '{"S3Key":"serverless/mingbaile/prod/1795911507619-2026-11-29T00:18:27.619Z/reports.zip"}',
    'serverless-state.json': '{"at":1}',
    ...over,
  };
  return packageHash(Object.keys(all), (name) => Buffer.from(all[name]!));
};

test('when it was packaged changes nothing, nor what is not deployed', () => {
  const later = '{"S3Key":"serverless/mingbaile/prod/1795999999999-2026-11-30T00:33:19.999Z/reports.zip"}';
  expect(files({ [TEMPLATE]: later, 'serverless-state.json': '{"at":2}' })).toBe(files());
});

test.each([
  ['the code', { 'reports.zip': 'other code' }],
  ['the template', { [TEMPLATE]: '{"S3Key":"elsewhere"}' }],
  ['one more function', { 'more.zip': '' }],
])('%s changes it', (_, over) => expect(files(over)).not.toBe(files()));
