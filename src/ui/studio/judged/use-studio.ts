import { useEffect, useRef, useState } from 'preact/hooks';
import { createStudioClient, type StudioClient, startStudioWorker } from '../../../contracts/studio-client';
import type { AssessContext } from '../../../record/types';
import type { RulePack } from '../../../rule-packs/schema';
import type { StudioDraft, StudioPanelProps } from '../draft';

/** What the panels that judge records take beside their part of the studio; left out: the extension's own worker. */
export interface JudgingPanelProps extends StudioPanelProps {
  connect?: () => StudioClient;
}

/** One record is judged in milliseconds; what takes longer never ends. */
const TIMEOUT_MS = 10_000;

const startStudio = (): StudioClient =>
  createStudioClient({ start: () => startStudioWorker(location.origin), timeoutMs: TIMEOUT_MS });

const clients = new Map<string, StudioClient>();

/** The worker of a panel. It stays while the page does, with what it counted: tabs are left and come back to. */
function keptStudio(panel: string): StudioClient {
  const client = clients.get(panel) ?? startStudio();
  clients.set(panel, client);
  return client;
}

/** `connect`: a client of one's own, which ends with the panel. */
export function useStudio(panel: string, connect?: () => StudioClient): StudioClient {
  const [client] = useState(() => connect?.() ?? keptStudio(panel));
  useEffect(() => (connect ? () => client.end() : undefined), [client]);
  return client;
}

/** The draft while it is a valid pack, else the last one that was; null before there was any. `isHeld`: it has problems. */
export function useValidPack(draft: StudioDraft): { pack: RulePack | null; isHeld: boolean } {
  const last = useRef<RulePack | null>(null);
  if (draft.pack) last.current = draft.pack;
  return { pack: last.current, isHeld: draft.problems.length > 0 };
}

export const contextOf = ({
  context,
  clock,
}: Pick<StudioPanelProps, 'context' | 'clock'>): AssessContext => ({ ...context, now: clock() });

export const problemText = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
