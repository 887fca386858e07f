import { browser } from 'wxt/browser';
import type { Unkept, UnkeptProblems } from '../record/unkept';

/** Whose problems: of bulk sync, of the watch for new leads, of followed packs, of the alerts of clocks. */
export type UnkeptOf = 'sync' | 'poll' | 'pack' | 'watch';

type Kept = Record<string, Unkept>;

/** The part of the browser's storage that is used. */
interface Area {
  get(name: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
}

const nameOf = (of: UnkeptOf): string => `${of}-unkept`;

/** Kept in memory by the browser: that needs no room on the disk. */
export function unkeptProblems(of: UnkeptOf, area: Area = browser.storage.session): UnkeptProblems {
  const name = nameOf(of);
  let last: Promise<unknown> = Promise.resolve();

  async function all(): Promise<Kept> {
    const { [name]: kept }: { [name: string]: Kept | undefined } = Object(await area.get(name));
    return kept ?? {};
  }
  async function change(id: string, problem: Unkept | null): Promise<void> {
    const { [id]: known, ...others } = await all();
    if (problem) await area.set({ [name]: { ...others, [id]: problem } });
    else if (known) await area.set({ [name]: others });
  }
  return {
    all,
    // One after another: what is read is written back.
    note(id, problem) {
      const noted = last.then(() => change(id, problem));
      last = noted.catch(() => {});
      return noted;
    },
  };
}

/** Calls `onRead` with the problems, now and whenever they change; what it answers ends that. */
export function followUnkept(of: UnkeptOf, onRead: (problems: Kept) => void): () => void {
  const read = (): void =>
    void unkeptProblems(of)
      .all()
      .then(onRead, () => {});
  const look = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && nameOf(of) in changes) read();
  };
  browser.storage.onChanged.addListener(look);
  read();
  return () => browser.storage.onChanged.removeListener(look);
}
