/** What the command line asks of every bench. */
export interface BenchOptions {
  /** Measurements of each thing. */
  runs: number;
  /** The only CRM to measure on; all when left out. */
  crm: string | undefined;
  /** Numbers of records to measure with, where a bench grows; its own when left out. */
  sizes?: number[];
}

/** Progress, beside the figures. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
