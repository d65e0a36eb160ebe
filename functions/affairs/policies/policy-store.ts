import { LifeEvent, PolicyAudience, type PolicyContent } from '@shared/subsidies/policies';
import { Confidence } from '@shared/subsidies/subsidies';
import { Entity, type FormattedItem, item, list, map, number, record, string } from '../../platform/entity';
import { putRow, unlessChanged } from '../../platform/row';
import { auditRow } from '../../platform/audit';
import { CivicTable } from '../../platform/tables';
import { retryOnRace, transact } from '../../platform/transact';
import { readRows } from '../../platform/query-page';
import { changeRow } from './change-store';
import { before, inForceOn, isNews, saysTheSame, type Version } from './policy';

const content = () => ({
  name: string(),
  category: string(),
  department: string(),
  level: string(),
  summary: list(string()),
  audience: string(),
  steps: list(string()),
  documents: list(string()),
  where: string(),
  deadline: string(),
  phone: string(),
  issuer: string().optional(),
  documentNo: string().optional(),
  issuedOn: string().optional(),
  sourceTitle: string().optional(),
  sourceUrl: string().optional(),
  until: string().optional(),
  programs: list(map({ programCode: string(), name: string() })),
  related: list(string()),
  audiences: list(string().enum(...PolicyAudience.options)),
  lifeEvents: list(string().enum(...LifeEvent.options)),
  keywords: list(string()),
  confidence: string().enum(...Confidence.options),
  sureness: record(string(), string().enum(...Confidence.options)),
});

/** A farm policy as it is in force (明白事). Its programs are kept with their names: the catalogue of programs is another feature's. */
export const PolicyEntity = new Entity({
  name: 'Policy',
  table: CivicTable,
  schema: item({
    policyCode: string().key(),
    effectiveOn: string(),
    publishedAt: string(),
    /** The day of the version before. */
    changedFrom: string().optional(),
    ...content(),
  }),
  computeKey: ({ policyCode }) => ({ pk: 'POLICIES', sk: `POLICY#${policyCode}` }),
  answers: 'Which policies are there, as they are in force',
});
export type StoredPolicy = FormattedItem<typeof PolicyEntity>;

/** One version of a policy, whole. */
export const PolicyVersionEntity = new Entity({
  name: 'PolicyVersion',
  table: CivicTable,
  schema: item({
    policyCode: string().key(),
    effectiveOn: string().key(),
    publishedAt: string(),
    /** Grows when the version is corrected. */
    version: number(),
    ...content(),
  }),
  computeKey: ({ policyCode, effectiveOn }) => ({ pk: `POLICY#${policyCode}`, sk: `VERSION#${effectiveOn}` }),
  answers: 'Which versions has this policy',
});
export type StoredVersion = FormattedItem<typeof PolicyVersionEntity>;

/** How a subsidy program is found beside the policies: by life event, audience and the words people use. */
export const ProgramTopicEntity = new Entity({
  name: 'ProgramTopic',
  table: CivicTable,
  schema: item({
    programCode: string().key(),
    name: string(),
    audience: string(),
    audiences: list(string().enum(...PolicyAudience.options)),
    lifeEvents: list(string().enum(...LifeEvent.options)),
    keywords: list(string()),
  }),
  computeKey: ({ programCode }) => ({ pk: 'POLICIES', sk: `PROGRAM#${programCode}` }),
  answers: 'Which programs are found beside the policies',
});
export type StoredTopic = FormattedItem<typeof ProgramTopicEntity>;

export interface Catalogue {
  readonly policies: readonly StoredPolicy[];
  readonly topics: readonly StoredTopic[];
}

const KEPT_MS = 60_000;
let kept: { catalogue: Promise<Catalogue>; readAt: number } | undefined;

async function rowsOf<E extends typeof PolicyEntity | typeof ProgramTopicEntity>(entity: E, prefix: string) {
  const rows = await readRows(entity, { partition: 'POLICIES', range: { beginsWith: prefix } });
  return rows as FormattedItem<E>[];
}

async function readCatalogue(): Promise<Catalogue> {
  const [policies, topics] = await Promise.all([
    rowsOf(PolicyEntity, 'POLICY#'),
    rowsOf(ProgramTopicEntity, 'PROGRAM#'),
  ]);
  return { policies, topics };
}

/** Every policy and program topic, by code: kept in memory for a minute, since each search reads them all. */
export function catalogueAt(at: string): Promise<Catalogue> {
  const instant = Date.parse(at);
  if (!kept || Math.abs(instant - kept.readAt) > KEPT_MS) {
    const catalogue = readCatalogue();
    kept = { catalogue, readAt: instant };
    catalogue.catch(() => (kept = undefined));
  }
  return kept.catalogue;
}

/** For import and tests: the next reader reads again. */
export const forgetPolicies = (): void => {
  kept = undefined;
};

/** Every version of a policy, oldest first: a handful. */
export const versionsOf = (policyCode: string, { consistent = false } = {}): Promise<StoredVersion[]> =>
  readRows(PolicyVersionEntity, { partition: `POLICY#${policyCode}`, range: { beginsWith: 'VERSION#' }, consistent });

/** The catalogue's row of a policy whose version in force is `current`. */
export function policyRow({ version: _, ...current }: StoredVersion, versions: readonly Version[]): StoredPolicy {
  const earlier = before(current, versions);
  return { ...current, ...(earlier && { changedFrom: earlier.effectiveOn }) };
}

const putPolicy = (row: StoredPolicy) => putRow(PolicyEntity, row);

export interface Publication extends PolicyContent {
  policyCode: string;
  effectiveOn: string;
}

/**
 * Publishes a version of a policy, or corrects the one of that day; what says the same changes nothing. In one transaction:
 * the version, the catalogue's row where it is in force on `day`, the news for those who saved it, the trail.
 * For the route and for an import alike. Resolves to all versions, oldest first.
 */
export function publishVersion(
  publication: Publication,
  { at, day, actor, role }: { at: string; day: string; actor: string; role?: string },
): Promise<StoredVersion[]> {
  return retryOnRace(async () => {
    const versions = await versionsOf(publication.policyCode, { consistent: true });
    const previous = versions.find(({ effectiveOn }) => effectiveOn === publication.effectiveOn);
    if (previous && saysTheSame(saidBy(previous), publication)) return versions;
    const others = versions.filter((version) => version !== previous);
    const next: StoredVersion = {
      ...publication,
      sureness: { ...publication.sureness },
      publishedAt: previous?.publishedAt ?? at,
      version: (previous?.version ?? 0) + 1,
    } as StoredVersion;
    const all = [...others, next].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
    await transact(
      putRow(PolicyVersionEntity, next, unlessChanged(previous?.version)),
      ...(inForceOn(all, day) === next ? [putPolicy(policyRow(next, all))] : []),
      ...(!previous && isNews(next, others) ? [changeRow(next)] : []),
      auditRow({
        subject: `policy#${next.policyCode}`,
        action: previous ? 'correctPolicyVersion' : 'publishPolicyVersion',
        at,
        actor,
        ...(role && { role }),
        note: next.effectiveOn,
      }),
    );
    forgetPolicies();
    return all;
  });
}

const saidBy = ({ version: _, publishedAt: __, ...said }: StoredVersion): Publication => said;

/** Brings a version whose day has come into the catalogue. */
export async function bringIntoForce(policyCode: string, day: string): Promise<void> {
  const versions = await versionsOf(policyCode, { consistent: true });
  const current = inForceOn(versions, day);
  if (current) await transact(putPolicy(policyRow(current, versions)));
}
