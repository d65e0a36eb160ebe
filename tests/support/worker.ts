/** How the names of a test worker's own tables and buckets begin: `t1-CivicTable`. */
export const namesOf = (worker: number): string => `t${worker}-`;
