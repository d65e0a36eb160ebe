import { listImports } from '@shared/imports/imports';
import { handle } from '../../platform/serve';
import { importsSent } from './import-store';
import { refuseOtherOffices } from '../../identity/district-office';
import { viewImport } from './view-import';

export const listImportsHandler = handle(listImports)(async ({ query, caller }, { at }) => {
  await refuseOtherOffices(caller);
  const { items, next } = await importsSent(query);
  return { items: items.map((row) => viewImport(row, at)), ...(next && { next }) };
});
