import { auditRow } from '../../platform/audit';
import type { UndoRule } from './kind';

/** With the rows that are taken back, a line of the audit trail for each of what they are of, by an attribute of their keys. */
export const auditUndo =
  (kindOfSubject: string, keyName: string): NonNullable<UndoRule['besides']> =>
  async (standing, { at, actor }) =>
    [...new Set(standing.map(({ touched }) => String(touched.key[keyName])))].map((id) =>
      auditRow({ subject: `${kindOfSubject}#${id}`, action: 'undoImport', at, actor }),
    );
