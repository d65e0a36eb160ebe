import { listDivisions } from '@shared/divisions';
import { handle } from '../platform/serve';
import { divisionTree } from './division-store';

export const listDivisionsHandler = handle(listDivisions)(() => divisionTree());
