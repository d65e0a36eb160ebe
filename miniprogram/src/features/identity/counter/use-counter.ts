import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';

/** A step at the counter: what was refused of which field, and what went wrong with the whole. */
export function useStep<Given, Got>(act: (given: Given) => Promise<Got>, onDone: (got: Got) => void) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const step = useMutation<Got, unknown, Given>({
    mutationFn: act,
    onSuccess: (got) => {
      setErrors({});
      onDone(got);
    },
    onError: (error) => {
      setErrors(fieldErrors(error));
      say(sayError(error));
    },
  });
  return { step, errors, setErrors };
}
