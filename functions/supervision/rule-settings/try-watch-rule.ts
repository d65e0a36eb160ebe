import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { tryWatchRule } from '@shared/supervision/supervision';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { keptOutBy } from '../alerts/parts-in-alert';
import { LISTED_KINDS } from '../facts/rows';
import { listedPersons } from '../lists/listed-persons';
import { type Finding, figuresOf, findingsOf, silenceOf, tooFewFor } from '../rules/evaluate';
import { peersIn } from '../statistics/statistics-store';
import { villageRowsOf } from '../watching/village-rows';
import { refuseFigures } from './setting';
import { ruleIn } from './setting-store';

const SENTENCES_SHOWN = 5;

/**
 * What is about the one who tries, or someone they live with, is not even counted for them; who is not known as a person could be anyone.
 * @returns whether a finding is for them. Each person concerned is looked up once.
 */
async function seenBy({ person }: Caller, findings: readonly Finding[]): Promise<(finding: Finding) => boolean> {
  if (!person) return ({ concerns }) => concerns.length === 0;
  const concerned = [...new Set(findings.flatMap(({ concerns }) => concerns))];
  const keptOut = await Promise.all(concerned.map((personId) => keptOutBy([personId])));
  const near = new Set(concerned.filter((_, place) => keptOut[place]!.ids.includes(person.personId)));
  return ({ concerns }) => !concerns.some((personId) => near.has(personId));
}

export const tryWatchRuleHandler = handle(tryWatchRule)(async ({ params, body, caller }, { at }) => {
  const { districtCode, ruleCode } = params;
  const { villageCode, figures } = body;
  if (districtOf(villageCode) !== districtCode) throw new AppError('notFound');
  const set = await ruleIn(districtCode, ruleCode);
  refuseFigures(set.rule, figures);
  const { needs } = set.rule;
  const listed = needs.some((kind) => LISTED_KINDS.some((one) => one === kind))
    ? await listedPersons(districtCode, dayInChina(at))
    : {};
  const peers = needs.includes('peers') ? await peersIn(districtCode) : undefined;
  // Whose reports are owed, and which reviews wait, is read at night, for the whole district at once.
  const rows = {
    ...(await villageRowsOf(villageCode, at, { listed, peers }, needs)),
    reports: undefined,
    bursts: undefined,
  };
  const found = [set.figures, figures].map((own) => {
    const values = figuresOf(set.rule, own);
    return silenceOf(set.rule, rows, values) ? undefined : findingsOf(set.rule, rows, values);
  });
  const values = figuresOf(set.rule, figures);
  const tooFew = silenceOf(set.rule, rows, values) ? undefined : tooFewFor(set.rule, rows, values);
  const isSeen = await seenBy(
    caller,
    found.flatMap((findings) => findings ?? []),
  );
  const [before, after] = found.map((findings) => findings?.filter(isSeen));
  const isShown = ({ concerns }: Finding) => set.rule.level === 'village' && concerns.length === 0;
  return {
    ...(before && { before: before.length }),
    ...(after && { after: after.length }),
    ...(tooFew && { tooFew }),
    sentences: (after ?? [])
      .filter(isShown)
      .slice(0, SENTENCES_SHOWN)
      .map(({ sentence }) => sentence),
    asOf: at,
  };
});
