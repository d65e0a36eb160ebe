import { showMe } from '@shared/identity/identity';
import { handle } from '../platform/serve';
import { viewMe } from './view';

export const showMeHandler = handle(showMe)(({ account }) => viewMe(account));
