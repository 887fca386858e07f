/** Told after each page of a longer reading; `total` is null where the CRM does not say. */
export type Progress = (done: number, total: number | null) => void;

/** What any longer reading takes besides its question. */
export interface ReadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: Progress | undefined;
}
