import { listCadres } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { cadresOf } from './cadre-store';

export const listCadresHandler = handle(listCadres)(async ({ params }) => ({
  items: await cadresOf(params.villageCode),
}));
