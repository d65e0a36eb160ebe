import { useState } from 'react';
import { type Asked, isOfSignature } from './asked';
import { CodeSheet } from './code-sheet';
import { signWithDevice } from './soter';

/**
 * Has the person who holds the phone sign: by face or fingerprint where WeChat offers it, else by their code, in a sheet that stays until
 * it is right or closed. What else is refused is the sender's to show.
 */
export function useSignature() {
  const [asked, setAsked] = useState<Asked & { wasTried: boolean }>();
  const ask = async (wanted: Asked): Promise<void> => {
    const signed = await signWithDevice(wanted.challenge, wanted.window);
    if (signed === 'cancelled') return;
    if (signed === 'none') return setAsked({ ...wanted, wasTried: false });
    await wanted.send(signed).catch((error: unknown) => {
      if (isOfSignature(error)) setAsked({ ...wanted, wasTried: true });
    });
  };
  const sheet = asked && <CodeSheet asked={asked} wasTried={asked.wasTried} onClose={() => setAsked(undefined)} />;
  return { ask, sheet };
}
