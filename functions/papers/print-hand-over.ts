import { printHandOver } from '@shared/accounts/papers';
import { shownHandOver } from '../accounts/hand-overs/hand-over-view';
import { divisionNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { handOverPdf } from './hand-over-pdf';
import { contentName, paperOf } from './paper';

export const printHandOverHandler = handle(printHandOver)(async ({ params, caller }, { at }) => {
  const { division, termId } = params;
  const { mayDraw: _, maySign: _sign, isLate: _late, ...view } = await shownHandOver(params, caller, at);
  const place = await divisionNamed(division);
  const printed = { ...view, place };
  // What stands on it names the file: one that is signed meanwhile is another.
  return paperOf(
    {
      key: `hand-overs/${division}-${termId}-${contentName(printed)}.pdf`,
      fileName: `${place}会计交接清单${view.endsOn}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => handOverPdf(printed, at),
  );
});
