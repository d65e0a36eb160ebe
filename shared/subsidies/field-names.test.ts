import { readFileSync } from 'node:fs';
import { fieldOfCategory, FIELD_NAMES } from './field-names';

test('every category of the catalogue is a kind of subsidy, and each kind is one of it', () => {
  const catalogue = JSON.parse(readFileSync('data/subsidies.json', 'utf8')) as { category: string }[];
  const categories = [...new Set(catalogue.map(({ category }) => category))];
  expect(categories.filter((category) => !fieldOfCategory(category))).toEqual([]);
  expect(Object.values(FIELD_NAMES).sort()).toEqual(categories.sort());
  expect(fieldOfCategory('别的')).toBeUndefined();
});
