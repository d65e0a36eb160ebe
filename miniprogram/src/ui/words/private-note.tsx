import { View } from '@tarojs/components';
import { maskPrivate } from '@shared/text/private-text';
import { isContact, privateWordsOf, sayPrivate } from '@shared/text/public-words';
import { aria } from '../aria';
import { Button } from '../button';
import { Icon } from '../icon';
import '../forms/choice.css';
import './private-note.css';

const WORDS = {
  found: (what: string) => `${what}。公开以后收不回来。`,
  mask: '遮住',
  contact: '这是办公电话，要公开',
  contactNote: '只有办公电话才可以。谁确认的会记下来。身份证号、银行卡号怎么都不能公开。',
};

/** Under a field that all will read: which of its words are a person's number, and one tap to cover them. Nothing when there are none. */
export function PrivateNote({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const found = privateWordsOf(value);
  if (found.length === 0) return null;
  return (
    <View className="private-note" {...aria({ role: 'alert' })}>
      <View className="private-words">
        <Icon name="warn" />
        {WORDS.found(found.map((one) => sayPrivate(one, one.words)).join('，'))}
      </View>
      <Button small look="quiet" onClick={() => onChange(maskPrivate(value))}>
        {WORDS.mask}
      </Button>
    </View>
  );
}

interface Confirming {
  /** All the words that will be public. */
  texts: readonly string[];
  confirmed: boolean;
  onChange: (confirmed: boolean) => void;
}

/** Asks whether a telephone number in the words is an office's. Nothing when there is none to ask of. */
export function ContactConfirm({ texts, confirmed, onChange }: Confirming) {
  if (!texts.some((text) => privateWordsOf(text).some(isContact))) return null;
  return (
    <View className="private-confirm">
      <View className="choice-rows">
        <View
          className={confirmed ? 'choice choice-on' : 'choice'}
          onClick={() => onChange(!confirmed)}
          {...aria({ role: 'checkbox', checked: confirmed, label: WORDS.contact })}
        >
          <View className={confirmed ? 'private-tick private-ticked' : 'private-tick'}>
            {confirmed && <Icon name="check" />}
          </View>
          <View className="choice-text">{WORDS.contact}</View>
        </View>
      </View>
      <View className="note">{WORDS.contactNote}</View>
    </View>
  );
}
