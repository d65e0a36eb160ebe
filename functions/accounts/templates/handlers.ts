import { listVoucherTemplates, saveVoucherTemplate } from '@shared/accounts/voucher-templates';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { accountChart } from '../chart-store';
import { handOf } from '../desk/signature';
import { mayChangeTemplates, refuseTown, shownTemplates } from './read-templates';
import { refuseUnsoundTemplate, withTemplate } from './template';
import { putTemplates, templatesOf } from './template-store';

export const listVoucherTemplatesHandler = handle(listVoucherTemplates)(async (
  { params: { division }, caller },
  { at },
) => {
  refuseTown(division);
  return shownTemplates(division, caller, at);
});

export const saveVoucherTemplateHandler = handle(saveVoucherTemplate)(async (
  { params: { division }, body, caller },
  { at, once, requestId },
) => {
  refuseTown(division);
  const { templateId: changedId, version, ...content } = body;
  const shown = () => shownTemplates(division, caller, at);
  const act = async () => {
    const changed = handOf(caller, at);
    if (!(await mayChangeTemplates(caller, division, at))) throw new AppError('templates.notYours');
    const [chart, before] = await Promise.all([accountChart(), templatesOf(division)]);
    if (before.version !== version) throw new AppError('version.stale', await shown());
    refuseUnsoundTemplate(content, (code) => chart.has(code));
    const templateId = changedId ?? newId(at);
    const { templates, saved } = withTemplate(before.templates, templateId, {
      ...{ isNew: changedId === undefined, content, changed },
    });
    await transact(
      ...putTemplates(templates, saved, before),
      auditRow({
        ...{ subject: `voucherTemplate#${templateId}`, action: saveVoucherTemplate.id, at, actor: caller.accountId },
        ...{ requestId, note: `edition ${saved.edition}` },
      }),
      markDone(once, templateId, at),
    );
    return shown();
  };
  const overtaken = async () => new AppError('version.stale', await shown());
  return doOnce(once, { done: shown, act, overtaken });
});
