import { type ImportKindName, listImportKinds } from '@shared/imports/imports';
import { handle } from '../../platform/serve';
import { KINDS } from '../all-kinds';
import { refuseOtherOffices } from '../../identity/district-office';

export const listImportKindsHandler = handle(listImportKinds)(async ({ caller }) => {
  await refuseOtherOffices(caller);
  return {
    items: KINDS.map(({ name, title, columns }) => ({
      kind: name as ImportKindName,
      title,
      columns: Object.values(columns).map(({ title, required = false, note = '', example = '', also }) => ({
        title,
        required,
        note,
        example,
        also: [...also],
      })),
    })),
  };
});
