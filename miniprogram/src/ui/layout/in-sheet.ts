import { createContext, useContext } from 'react';

/** Whether what is drawn stands in a sheet: WeChat's own text field, drawn above the page, has to be told that it is fixed there. */
export const InSheet = createContext(false);
export const useInSheet = (): boolean => useContext(InSheet);
