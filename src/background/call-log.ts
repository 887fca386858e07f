import { apiCallShape } from '../contracts/diagnostics-service';
import type { ApiCallNote } from '../record/diagnostics';

/** So many calls are kept for diagnostics, in memory only. */
const MOST = 50;
const NAME = 'api-calls';

interface Area {
  get(name: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface CallLog {
  /** Returns at once; a call that can't be kept is of no consequence. */
  note(call: ApiCallNote): void;
  /** Newest first. */
  all(): Promise<ApiCallNote[]>;
}

/** The last calls to CRMs' APIs, over several lives of the background. */
export function createCallLog(session: Area): CallLog {
  let turn: Promise<void> = Promise.resolve();

  async function kept(): Promise<ApiCallNote[]> {
    const found = (await session.get(NAME))[NAME];
    return Array.isArray(found)
      ? found.flatMap((entry) => {
          const read = apiCallShape.safeParse(entry);
          return read.success ? [read.data] : [];
        })
      : [];
  }

  return {
    note(call) {
      turn = turn
        .then(async () => session.set({ [NAME]: [...(await kept()), call].slice(-MOST) }))
        .catch(() => {});
    },
    all: async () => (await kept()).reverse(),
  };
}
