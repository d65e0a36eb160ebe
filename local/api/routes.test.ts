import { routeMatcher } from './routes';

const match = routeMatcher([
  { method: 'GET', path: '/reports/{reportId}', functionName: 'reports' },
  { method: 'GET', path: '/reports/mine', functionName: 'reports' },
  { method: 'POST', path: '/reports/{reportId}/answer', functionName: 'reports' },
]);

test.each([
  ['GET', '/reports/mine', 'GET /reports/mine', {}],
  ['GET', '/reports/01J', 'GET /reports/{reportId}', { reportId: '01J' }],
  ['GET', '/reports/%E7%89%9B', 'GET /reports/{reportId}', { reportId: '牛' }],
  ['POST', '/reports/01J/answer', 'POST /reports/{reportId}/answer', { reportId: '01J' }],
])('%s %s is %s', (method, path, routeKey, pathParameters) => {
  expect(match(method, path)).toMatchObject({ routeKey, pathParameters });
});

test.each([
  ['PUT', '/reports/mine'],
  ['GET', '/reports'],
  ['GET', '/reports/'],
  ['GET', '/reports/a/b'],
])('%s %s is no route', (method, path) => expect(match(method, path)).toBeUndefined());
