import { browser } from 'wxt/browser';
import type { ConnectionView } from '../contracts/connection-service';
import {
  type DiagnosticsService,
  diagnosticsDoors,
  recordDiagnosisShape,
} from '../contracts/diagnostics-service';
import { readJudging } from '../contracts/judging-progress';
import { serveRuntime } from '../contracts/runtime-rpc';
import type { RecordDiagnosis } from '../record/diagnostics';
import type { JudgingDiagnosis } from '../record/judging';
import type { SyncState } from '../record/sync';
import type { CallLog } from './call-log';

const NOTE = 'record-diagnosis';
const LAST_ASK = 'diagnostics-asked';

interface Sources {
  calls: CallLog;
  connections(): Promise<ConnectionView[]>;
  syncs(): Promise<SyncState[]>;
  pack(): Promise<{ id: string; version: number }>;
}

/** Serves what the page of diagnostics shows. It asks no CRM for anything. Register it synchronously. */
export function serveDiagnostics({ calls, connections, syncs, pack }: Sources): void {
  const { session } = browser.storage;
  const service: DiagnosticsService = {
    note: (diagnosis) => session.set({ [NOTE]: diagnosis }),
    async open(ask) {
      if ((await session.get(LAST_ASK))[LAST_ASK] === ask) return;
      await session.set({ [LAST_ASK]: ask });
      await browser.tabs.create({ url: '/diagnostics.html' });
    },
    async report() {
      const hash = orgHash();
      const [connected, running] = await Promise.all([connections(), syncs()]);
      return {
        version: browser.runtime.getManifest().version,
        browser: browserName(navigator.userAgent),
        madeAt: Date.now(),
        pack: await pack().catch(() => null),
        record: await noted(),
        connections: await Promise.all(
          connected.map(async ({ crm, org, way, keep, writes = false }) => ({
            crm,
            org: await hash(crm, org),
            way,
            keep,
            writes,
          })),
        ),
        syncs: await Promise.all(
          running.map(async ({ crm, org, object, status, failures }) => ({
            crm,
            org: await hash(crm, org),
            object,
            status,
            failures,
          })),
        ),
        judging: await judged(),
        calls: await calls.all(),
      };
    },
  };

  async function noted(): Promise<RecordDiagnosis | null> {
    const read = recordDiagnosisShape.safeParse((await session.get(NOTE))[NOTE]);
    return read.success ? read.data : null;
  }

  async function judged(): Promise<JudgingDiagnosis | null> {
    const state = await readJudging();
    if (!state) return null;
    const { status, done, total, tries } = state;
    return { status, done, total, tries };
  }

  serveRuntime('diagnostics', diagnosticsDoors(service));
}

/** Equal for equal orgs within one report; with new salt each time, because account numbers are soon tried out. */
function orgHash(): (crm: string, org: string) => Promise<string> {
  const salt = crypto.randomUUID();
  return async (crm, org) => {
    const data = new TextEncoder().encode(`${salt} ${crm} ${org}`);
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    return Array.from(bytes.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}

/** Without the rest of the user agent, which tells devices apart. */
export function browserName(agent: string): string {
  const [, name = 'unknown browser', version = ''] = /(Edg|Firefox|Chrome)\/(\d+)/.exec(agent) ?? [];
  return `${name} ${version}`.trim();
}
