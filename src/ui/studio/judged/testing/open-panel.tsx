import 'fake-indexeddb/auto';
import type { FunctionComponent } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';
import type { Studio, StudioClient } from '../../../../contracts/studio-client';
import type { StudioService, TellDone } from '../../../../contracts/studio-service';
import { bundledPack } from '../../../../rule-packs/bundled';
import { parsePackText } from '../../../../rule-packs/parse-text';
import type { RulePack } from '../../../../rule-packs/schema';
import { LeadlightDatabase } from '../../../../store/database';
import { type Mounted, mount } from '../../../testing/mount';
import { NOW } from '../../../testing/sample-findings';
import type { StudioDraft } from '../../draft';
import type { JudgingPanelProps } from '../use-studio';

export const draftOf = (pack: RulePack): StudioDraft => {
  const text = JSON.stringify(pack, null, 2);
  const parsed = parsePackText(text);
  return parsed.ok
    ? { text, pack: parsed.pack, problems: [] }
    : { text, pack: null, problems: parsed.problems };
};

afterEach(() => {
  vi.useRealTimers();
});

/** Lets timers of the panel and answers of the worker come in, and what these ask in turn. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1)
    await act(async () => {
      await vi.advanceTimersByTimeAsync(100);
    });
}

export interface OpenedPanel extends Mounted {
  /** Texts put in the draft's place, with why. */
  replaced: { text: string; why: string }[];
  went: string[];
  /** The panel with another draft. */
  draw(draft: StudioDraft): Promise<void>;
  /** True once the panel has let its worker go. */
  isEnded(): boolean;
}

/** A panel before a worker that answers as the test says. */
export async function openPanel(
  Panel: FunctionComponent<JudgingPanelProps>,
  service: Partial<StudioService>,
  draft: StudioDraft = draftOf(bundledPack),
): Promise<OpenedPanel> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const replaced: OpenedPanel['replaced'] = [];
  const went: string[] = [];
  let isEnded = false;
  const remote = service as unknown as Studio;
  const client: StudioClient = {
    use: () => undefined,
    ask: (question) => question(remote),
    run: (work, { onProgress, signal }) => {
      const stopped = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      return Promise.race([work(remote, onProgress as TellDone & Parameters<typeof work>[1]), stopped]);
    },
    end: () => {
      isEnded = true;
    },
  };
  const node = (shown: StudioDraft) => (
    <Panel
      draft={shown}
      active={bundledPack}
      db={DB}
      context={{ zone: 'Europe/Berlin', locale: 'en-GB' }}
      clock={() => NOW}
      replace={(text, why) => replaced.push({ text, why })}
      goTo={(path) => went.push(path)}
      connect={() => client}
    />
  );
  const mounted = mount(node(draft));
  await settle();
  return {
    ...mounted,
    replaced,
    went,
    isEnded: () => isEnded,
    async draw(next) {
      mounted.update(node(next));
      await settle();
    },
  };
}

/** Empty: what is stored is for the worker’s answers to say. */
const DB = new LeadlightDatabase('of-panels');
