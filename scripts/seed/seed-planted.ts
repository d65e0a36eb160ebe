import { dayInChina } from '@shared/time';
import { DecisionEntity, decisionRow } from '../../functions/affairs/decisions/decision-store';
import { CadreEntity } from '../../functions/identity/cadre-store';
import { forgetDivisions, TownEntity, VillageEntity } from '../../functions/identity/division-store';
import { PersonEntity } from '../../functions/identity/person-store';
import { PaymentEntity, PaymentYearEntity } from '../../functions/subsidies/payment-store';
import { RuleSettingEntity } from '../../functions/supervision/rule-settings/setting-store';
import { ListedEntity, WatchListEntity } from '../../functions/supervision/lists/list-store';
import { namesakes, plantedLists } from './planted-lists';
import { PLANTED_TOWN, type PlantedRows, plantedRows, plantedSettings, plantedVillages } from './planted';
import { put, puts, type Row } from './row';
import { bookRows, registerRows } from './rows';
import { writeRows } from './write';

/**
 * Plants one true case of each rule that runs and two honest look-alikes, each in a village of an invented town of the district, whose
 * book, registers and roster are like any other's: what the night finds of them, it finds in the tables. Resolves to how many rows.
 */
export async function seedPlanted(now: string): Promise<number> {
  const rows = await writeRows(rowsPlanted(dayInChina(now)));
  // Whoever asked for the district's villages before has them without these.
  forgetDivisions();
  return rows;
}

function* rowsPlanted(today: string): Generator<Row> {
  yield put(TownEntity, PLANTED_TOWN);
  yield* puts(RuleSettingEntity, plantedSettings(PLANTED_TOWN.code.slice(0, 6)));
  const named: PlantedRows['named'][number][] = [];
  for (const planted of plantedVillages) {
    const rows = plantedRows(planted, today);
    named.push(...rows.named);
    const { village, people, cadres, payments, paymentYears, book, registers, decisions } = rows;
    yield put(VillageEntity, village);
    yield* puts(PersonEntity, people);
    yield* puts(CadreEntity, cadres);
    yield* puts(PaymentEntity, payments);
    yield* puts(PaymentYearEntity, paymentYears);
    yield* bookRows(village.code, book);
    yield* registerRows(registers, village.code);
    yield* puts(DecisionEntity, decisions.map(decisionRow));
  }
  const two = namesakes(plantedVillages.slice(0, 2).map(({ code }) => code));
  yield* puts(PersonEntity, two);
  const asked = two.map(({ personId }) => personId);
  const { lists, rows } = plantedLists(PLANTED_TOWN.code.slice(0, 6), named, asked, today);
  yield* puts(WatchListEntity, lists);
  yield* puts(ListedEntity, rows);
}
