import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { checkReceipt, readReceiptCode } from '@shared/reports/receipts';
import { call, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { CHECK } from '../proof-copy';
import '../report.css';

/** 核对回执: anyone with a receipt in hand; it says 一致 or 不一致 and nothing else. */
export default function CheckPage() {
  const given = useParams<'referenceNo' | 'contentHash'>();
  const [form, setForm] = useState({ referenceNo: given.referenceNo, contentHash: given.contentHash });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const checking = useSpokenChange({
    act: (_, body: typeof form) => call(checkReceipt, { body }),
  });
  const change = (part: Partial<typeof form>) => {
    setForm({ ...form, ...part });
    setErrors({});
    checking.reset();
  };
  const submit = () => {
    const checked = checkForm(checkReceipt.body!, form);
    if (checked.errors) setErrors(checked.errors);
    else checking.mutate(checked.value);
  };
  const scan = async () => {
    try {
      const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
      const read = readReceiptCode(result);
      if (!read) return say(CHECK.notOurs);
      change(read);
      checking.mutate(read);
    } catch (error) {
      if (!/cancel/.test(String((error as { errMsg?: string }).errMsg))) say(sayError(error));
    }
  };
  const matches = checking.data?.matches;
  return (
    <Page>
      <Field label={CHECK.referenceLabel} hint={CHECK.referenceHint} error={errors.referenceNo}>
        <TextInput value={form.referenceNo} max={20} onChange={(referenceNo) => change({ referenceNo })} />
      </Field>
      <Field label={CHECK.hashLabel} hint={CHECK.hashHint} error={errors.contentHash}>
        <TextArea value={form.contentHash} max={100} onChange={(contentHash) => change({ contentHash })} />
      </Field>
      {process.env.TARO_ENV === 'weapp' && (
        <Button look="quiet" icon="search" onClick={() => void scan()}>
          {CHECK.scan}
        </Button>
      )}
      <Button loading={checking.isPending} onClick={submit}>
        {CHECK.check}
      </Button>
      {matches !== undefined && (
        <Card className={matches ? 'reports-verdict' : 'reports-verdict reports-verdict-bad'}>
          <Icon name={matches ? 'check' : 'warn'} />
          <View className="reports-verdict-word" {...aria({ role: 'status' })}>
            {matches ? CHECK.matches : CHECK.differs}
          </View>
          <View className="note">{matches ? CHECK.matchesNote : CHECK.differsNote}</View>
        </Card>
      )}
      <View className="note reports-secret">{CHECK.privacy}</View>
    </Page>
  );
}
