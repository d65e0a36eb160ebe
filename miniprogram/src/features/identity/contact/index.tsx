import { useState } from 'react';
import { listContacts, publishContact } from '@shared/identity/contacts';
import { holds } from '@shared/roles';
import { keyOf } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useParams } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Contacts } from '@/ui/words/contacts';
import { Field, TextInput } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { copy } from './copy';

function Publish({ division }: { division: string }) {
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = useChange({
    act: (_, body: { phone?: string | undefined }) => call(publishContact, { params: { division }, body }),
    onSuccess: async (_, body) => {
      say(body.phone ? copy.saved : copy.removed);
      setPhone('');
      await queryClient.invalidateQueries({ queryKey: keyOf(listContacts) });
    },
    onError: (error) => setWrong(sayError(error)),
  });
  const save = () => {
    const { errors, value } = checkForm(publishContact.body!, { phone });
    setWrong(errors?.phone);
    if (value) send.mutate(value);
  };
  const remove = async () => {
    if (await confirm(copy.none, copy.removeAsk, copy.removeYes)) send.mutate({});
  };
  return (
    <>
      <Contacts division={division} />
      <Field label={copy.phone} hint={copy.hint} error={wrong}>
        <TextInput value={phone} max={13} onChange={setPhone} />
      </Field>
      <Button loading={send.isPending} onClick={save}>
        {copy.save}
      </Button>
      <Button look="quiet" onClick={() => void remove()}>
        {copy.none}
      </Button>
    </>
  );
}

/** The phone of one's own office, for everyone to dial. */
export default function ContactPage() {
  const { division } = useParams<'division'>();
  const may = holds(useMe()?.grants ?? [], publishContact.access, division);
  return <Page>{may ? <Publish division={division} /> : <EmptyState icon="lock" title={copy.only} />}</Page>;
}
