import { addChargesHandler } from './add-charges';
import { correctChargeHandler, decideChargeCorrectionHandler } from './correct-charge';
import { decideLevyHandler } from './decide-levy';
import { listChargesHandler, listLeviesHandler, listLevyDeskHandler, listMyChargesHandler } from './list-levies';
import { noteChargeCashHandler } from './note-charge-cash';
import { prepareLevyHandler } from './prepare-levy';

/** 一事一议筹资、水费: who owes what. */
export const levyHandlers = [
  listLeviesHandler,
  listLevyDeskHandler,
  listChargesHandler,
  prepareLevyHandler,
  addChargesHandler,
  decideLevyHandler,
  correctChargeHandler,
  decideChargeCorrectionHandler,
  noteChargeCashHandler,
  listMyChargesHandler,
];
