import { listContacts } from '@shared/identity/contacts';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { dial } from '@/platform/phone';
import { Card, SectionTitle } from '../layout/card';
import { Row } from '../layout/row';

const WORDS = { title: '打电话问', label: (name: string, phone: string) => `拨打${name}的电话 ${phone}` };

/** The phones from a place upwards, to tap; nothing where none was published. */
export function Contacts({ division }: { division: string }) {
  const { data } = useAnswer(listContacts, { params: { division } }, { keep: true, staleTime: A_DAY });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <SectionTitle>{WORDS.title}</SectionTitle>
      <Card flush>
        {data.items.map(({ division: of, name, phone }) => (
          <Row
            key={of}
            icon="phone"
            title={name}
            value={phone}
            label={WORDS.label(name, phone)}
            onClick={() => dial(phone)}
          />
        ))}
      </Card>
    </>
  );
}
