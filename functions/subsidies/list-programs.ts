import { listPrograms } from '@shared/subsidies/subsidies';
import { handle } from '../platform/serve';
import { programs } from './program-store';

export const listProgramsHandler = handle(listPrograms)(async () => ({ items: await programs() }));
