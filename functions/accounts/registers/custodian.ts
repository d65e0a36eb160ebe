import { type Parties, partiesOf } from '../parties/known-parties';
import { namesIn } from '../parties/names-beside';
import { partyText } from '../party';

/** An office that keeps a thing, by its post: it is nobody's name. */
const POST =
  /^本?村?(?:民?委员?会|[村居]委会|两委|党支部|集体|社区|合作社|便民服务中心|主任|书记|支书|文书|会计|出纳|报账员|保管员|民兵连长|妇女主任|活动室|办公室)$/u;

/** Who keeps a thing, as the card says it to anyone: masked, unless it is a body or a post. @param parties knows the name. */
export const custodianShown = (custodian: string, parties: Parties): string =>
  POST.test(partyText(custodian)) ? custodian : parties(custodian).shown;

/** The same of one name, and whom the words beside do not name either. */
export async function custodianOf(
  villageCode: string,
  custodian: string,
): Promise<{ custodian: string; names: readonly string[] }> {
  const shown = custodianShown(custodian, await partiesOf(villageCode, [custodian]));
  return { custodian: shown, names: shown === custodian ? [] : namesIn(custodian) };
}
