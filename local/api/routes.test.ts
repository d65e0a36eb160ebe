import { routeMatcher, routesOf } from './routes';

const match = routeMatcher(
  routesOf({
    provider: {},
    functions: {
      reports: {
        handler: 'x',
        events: [
          { httpApi: 'GET /reports/{reportId}' },
          { httpApi: { method: 'get', path: '/reports/mine' } },
          { httpApi: 'POST /reports/{reportId}/answer' },
          { httpApi: 'ANY /files/{proxy+}' },
        ],
      },
    },
  }),
);

test.each([
  ['GET', '/reports/mine', 'GET /reports/mine', {}],
  ['GET', '/reports/01J', 'GET /reports/{reportId}', { reportId: '01J' }],
  ['GET', '/reports/%E7%89%9B', 'GET /reports/{reportId}', { reportId: '牛' }],
  ['POST', '/reports/01J/answer', 'POST /reports/{reportId}/answer', { reportId: '01J' }],
  ['DELETE', '/files/a/b', 'ANY /files/{proxy+}', { proxy: 'a/b' }],
])('%s %s is %s', (method, path, routeKey, pathParameters) => {
  expect(match(method, path)).toMatchObject({ routeKey, pathParameters });
});

test.each([
  ['PUT', '/reports/mine'],
  ['GET', '/reports'],
  ['GET', '/reports/'],
  ['GET', '/reports/a/b'],
])('%s %s is no route', (method, path) => expect(match(method, path)).toBeUndefined());

test('one route cannot belong to two functions', () => {
  const events = [{ httpApi: 'GET /a' }];
  expect(() =>
    routesOf({ provider: {}, functions: { one: { handler: 'x', events }, two: { handler: 'x', events } } }),
  ).toThrow('GET /a is declared by one and two');
});
