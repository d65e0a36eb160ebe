import { View } from '@tarojs/components';
import { useState } from 'react';
import { AppError } from '@shared/errors';
import { showSigningCode } from '@shared/orders/signing';
import { formatInstant } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Field } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { Answer } from '@/ui/words/answer';
import { type Asked, isOfSignature } from './asked';
import { CodeInput } from './code-input';
import { CODE, SIGN } from './copy';

interface Props {
  asked: Asked;
  /** A face or fingerprint was tried before, and was not taken. */
  wasTried: boolean;
  onClose: () => void;
}

const leftOf = ({ details }: AppError): string => {
  const left = (details as { left?: number } | undefined)?.left;
  return left === undefined ? '' : SIGN.left(left);
};

function Typing({ asked, onClose }: Pick<Props, 'asked' | 'onClose'>) {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState('');
  const [isSending, setSending] = useState(false);
  const press = async () => {
    setSending(true);
    try {
      await asked.send({ kind: 'code', code });
      onClose();
    } catch (error) {
      // What is wrong with the order stands on its page; without a network the same is sent again.
      if (error instanceof AppError && !isOfSignature(error)) return onClose();
      // It may be locked now.
      if (isOfSignature(error)) askAgain(showSigningCode);
      setCode(isOfSignature(error) ? '' : code);
      setWrong(sayError(error) + (isOfSignature(error) ? leftOf(error) : ''));
      setSending(false);
    }
  };
  return (
    <>
      <Field label={SIGN.label} {...(wrong && { error: wrong })}>
        <CodeInput value={code} onChange={setCode} label={SIGN.label} focus />
      </Field>
      <Button loading={isSending} disabled={code.length < 6} onClick={() => void press()}>
        {SIGN.sign}
      </Button>
    </>
  );
}

/** Asks for the code, or says why it cannot be typed now. */
export function CodeSheet({ asked, wasTried, onClose }: Props) {
  const known = useAnswer(showSigningCode, undefined, { staleTime: ALWAYS });
  const toPage = () => {
    onClose();
    openPage('orders/code');
  };
  return (
    <Sheet open title={SIGN.title} onClose={onClose}>
      <View className="orders-wait">{asked.about}</View>
      {wasTried && (
        <View className="note orders-note" {...aria({ role: 'alert' })}>
          {SIGN.instead}
        </View>
      )}
      <Answer of={known}>
        {({ state, signsFrom }) => (
          <>
            {state === 'awake' ? (
              <Typing asked={asked} onClose={onClose} />
            ) : (
              <View className="orders-wrong">
                {CODE.why(state, signsFrom ? formatInstant(signsFrom, new Date().getFullYear()) : '')}
              </View>
            )}
            {state !== 'asleep' && (
              <View className="orders-acts">
                <Button look={state === 'none' ? 'primary' : 'quiet'} onClick={toPage}>
                  {state === 'none' ? CODE.set : SIGN.forgot}
                </Button>
              </View>
            )}
          </>
        )}
      </Answer>
    </Sheet>
  );
}
