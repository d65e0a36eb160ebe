import { ROUTES } from '@shared/routes';
import { EXERCISES } from '../../bench/consumed/measure-routes';

test('every route has an exercise, by which `npm run bench` measures what it consumes', () => {
  const exercised = new Set(EXERCISES.map(({ route }) => route.id));
  expect(ROUTES.filter(({ id }) => !exercised.has(id)).map(({ id }) => id)).toEqual([]);
});
