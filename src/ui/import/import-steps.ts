/** The way through an import, in order. */
export const STEPS = [
  ['files', 'Files'],
  ['facts', 'What they are'],
  ['columns', 'Columns'],
  ['preview', 'Preview'],
  ['import', 'Import'],
] as const;

export type Step = (typeof STEPS)[number][0];
