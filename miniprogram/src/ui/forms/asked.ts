import { createContext, useContext } from 'react';

/** The words of the field that an answer stands in: what a screen reader says of the answer, where it has no label of its own. */
export const Asked = createContext<string | undefined>(undefined);
export const useLabel = (own: string | undefined): string | undefined => {
  const asked = useContext(Asked);
  return own ?? asked;
};
