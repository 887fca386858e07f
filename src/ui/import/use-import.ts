import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ImportClient } from '../../contracts/import-client';
import type { FileRole, ImportDraft, StatedShape } from '../../record/file-import';
import { isNoRoom, messageOf } from '../../record/no-room';
import type { Crm, ObjectKind } from '../../record/types';
import { FIRST_STATE, type ImportState, type Work } from './import-state';
import type { Step } from './import-steps';

export interface ImportActions {
  choose(files: readonly File[]): Promise<void>;
  leaveOut(name: string): Promise<void>;
  setRole(name: string, role: FileRole): Promise<void>;
  setShape(shape: StatedShape): Promise<void>;
  setKind(crm: Crm, object: ObjectKind): Promise<void>;
  edit(draft: ImportDraft): Promise<void>;
  goTo(step: Step): void;
  check(): Promise<void>;
  run(): Promise<void>;
  cancel(): Promise<void>;
  keep(): Promise<void>;
  remove(): Promise<void>;
  loadMap(file: File): Promise<void>;
  again(): void;
}

/** The state of one import page, and all that can be done in it. */
export function useImport(client: ImportClient): readonly [ImportState, ImportActions] {
  const [state, setState] = useState<ImportState>(FIRST_STATE);
  const now = useRef(state);
  const set = (part: Partial<ImportState>): void => {
    now.current = { ...now.current, ...part };
    setState(now.current);
  };
  const actions = useMemo(() => importActions(client, () => now.current, set), [client]);
  useEffect(() => {
    client.start().then(
      (start) => set({ start }),
      (error: unknown) => set({ problem: messageOf(error) }),
    );
  }, [client]);
  return [state, actions];
}

type Set = (part: Partial<ImportState>) => void;

export function importActions(client: ImportClient, get: () => ImportState, set: Set): ImportActions {
  let turn = 0;
  /**
   * Runs a step of the worker; what it throws is shown. A later step takes over: `isCurrent` is then
   * false, and what the earlier one found is no longer wanted.
   */
  async function during(work: Work, task: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    turn += 1;
    const mine = turn;
    const isCurrent = (): boolean => turn === mine;
    set({ work, progress: null, problem: null, since: performance.now() });
    try {
      await task(isCurrent);
    } catch (error) {
      if (isCurrent() && !isCancelled(error)) set({ problem: messageOf(error) });
    } finally {
      if (isCurrent() && get().work === work) set({ work: 'idle' });
    }
  }
  const tell = (progress: ImportState['progress']): void => set({ progress });

  async function edit(draft: ImportDraft): Promise<void> {
    set({ draft, check: null, first: [] });
    const open = await client.state(draft);
    if (get().draft === draft) set({ open });
  }

  const lookAgain = (): Promise<void> =>
    during('look', async (isCurrent) => {
      const { chosen, shape, draft: before } = get();
      if (chosen.length === 0) return set({ look: null, guess: null, draft: null, open: null });
      const look = await client.look(chosen, shape, tell);
      if (!isCurrent()) return;
      set({ look, guess: look.guess });
      if (look.guess)
        await edit({ ...look.guess.draft, account: accountFor(look.guess.draft, before, get()) });
      else set({ draft: null, open: null });
    });

  /** A map may say that rows are another kind of record, with other fields. */
  async function useMap(draft: ImportDraft): Promise<void> {
    const { crm, object } = draft;
    if (crm && object) set({ guess: await client.guess({ crm, object }) });
    await edit(draft);
  }

  /** A store that fails, for lack of space say, leaves an import that has to be settled. */
  async function asUnfinished(error: unknown): Promise<never> {
    const start = await client.start();
    set({ start });
    throw isNoRoom(error) && start.unfinished ? new Error(NO_ROOM_FOR_REST) : error;
  }

  return {
    edit,
    choose(files) {
      const names = new Set(files.map(({ name }) => name));
      const kept = get().chosen.filter(({ file }) => !names.has(file.name));
      set({ chosen: [...kept, ...files.map((file) => ({ file, role: null }))] });
      return lookAgain();
    },
    leaveOut(name) {
      set({ chosen: get().chosen.filter(({ file }) => file.name !== name) });
      return lookAgain();
    },
    setRole(name, role) {
      set({ chosen: get().chosen.map((each) => (each.file.name === name ? { ...each, role } : each)) });
      return lookAgain();
    },
    setShape(shape) {
      set({ shape });
      return lookAgain();
    },
    async setKind(crm, object) {
      const guess = await client.guess({ crm, object });
      const before = get().draft;
      set({ guess });
      await edit({ ...guess.draft, account: accountFor(guess.draft, before, get()) });
    },
    goTo: (step) => set({ step, problem: null }),
    check: () =>
      during('check', async () => {
        const { draft } = get();
        if (!draft) return;
        set({ step: 'preview', check: null, first: [] });
        const check = await client.check(draft, tell, (first) => set({ first }));
        set({ check, first: check.first });
      }),
    run: () =>
      during('store', async () => {
        const { draft } = get();
        if (!draft) return;
        set({ step: 'import', report: null, settled: null });
        const report = await client.run(draft, tell).catch(asUnfinished);
        set({ report });
        const isWhole = !report.isCancelled && report.fatal === null;
        if (!isWhole && report.stored + report.older > 0) set({ work: 'ask' });
        else await client.keep();
      }),
    cancel: () => client.cancel(),
    keep: () =>
      during('ask', async () => {
        await client.keep();
        set({ settled: 'kept', start: withoutUnfinished(get()) });
      }),
    remove: () =>
      during('remove', async () => {
        await client.remove(tell);
        set({ settled: 'removed', start: withoutUnfinished(get()) });
      }),
    async loadMap(file) {
      const { draft } = get();
      if (!draft) return;
      const loaded = await client.loadMap(await file.text(), draft);
      if (loaded.ok) await useMap(loaded.draft);
      set({ problem: loaded.ok ? null : `${file.name} can’t be used. ${loaded.problems.join(' ')}` });
    },
    again: () => set({ ...FIRST_STATE, start: get().start }),
  };
}

/** What the file states counts; else what was chosen, while it fits; one account of the right CRM is no choice. */
function accountFor(
  { crm, account: stated }: ImportDraft,
  before: ImportDraft | null,
  { start }: ImportState,
) {
  if (stated) return stated;
  if (before?.account && before.account.crm === crm) return before.account;
  const [only, ...others] = (start?.accounts ?? []).filter((account) => account.crm === crm);
  return only && others.length === 0 ? only : null;
}

const withoutUnfinished = ({ start }: ImportState) => start && { ...start, unfinished: null };

/** A full disk ends transactions by the same name. */
const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError' && !isNoRoom(error);

const NO_ROOM_FOR_REST =
  'The browser has no room left for the rest of this import. Free some room on the disk, or delete under “Your data” in the review what is no longer needed. Then keep what is stored and import the same files again, which doubles nothing; or remove this import.';
