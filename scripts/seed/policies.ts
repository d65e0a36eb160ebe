import type { Confidence } from '@shared/subsidies';
import type { StoredPolicy } from '../../functions/affairs/policy-store';
import { readJson } from './districts';
import { programName } from './programs';

interface PolicyFile {
  code: string;
  name: string;
  category: string;
  department: string;
  level: string;
  doc_no: string | null;
  standard: string;
  unit: string | null;
  cycle: string;
  audience: string;
  related_subsidies: string[];
  confidence: Confidence;
}

/** The policies, each with the programs it pays by, named. */
export const policyRows = (): StoredPolicy[] =>
  readJson<PolicyFile[]>('policies.json').map((row) => ({
    policyCode: row.code,
    name: row.name,
    category: row.category,
    department: row.department,
    audience: row.audience,
    summary: row.standard,
    level: row.level,
    ...(row.doc_no && { documentNo: row.doc_no }),
    cycle: row.cycle,
    ...(row.unit && { unit: row.unit }),
    programs: row.related_subsidies.map((programCode) => ({ programCode, name: programName.get(programCode)! })),
    confidence: row.confidence,
  }));
