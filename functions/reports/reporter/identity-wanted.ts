import { levelOf } from '@shared/divisions';
import { isOpen, type Report } from '../report';

/** Whether its office may ask the custodians who sent it: never a village's own, where whoever asks lives next door. */
export const mayWantIdentity = ({
  mode,
  handledByDivision,
  state,
}: Pick<Report, 'mode' | 'handledByDivision' | 'state'>): boolean =>
  mode === 'confidential' && levelOf(handledByDivision) !== 'village' && isOpen(state);
