import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import * as z from 'zod/mini';
import type { EngineService } from '../src/contracts/engine-service';
import { toRecord } from '../src/crm/to-record';
import { assess } from '../src/engine/assess';
import { type CompiledPack, compilePack } from '../src/engine/compile-pack';
import { guardPlan } from '../src/engine/guard-plan';
import { KnownOthers } from '../src/engine/known-others';
import { rehearse } from '../src/engine/rehearse';
import { pageReadingSchema } from '../src/record/page-reading';
import type { AssessContext, CrmRecord, PageReading } from '../src/record/types';
import { packFieldMap } from '../src/rule-packs/field-map';

/** Dates and amounts as a page would show them, for the first pass below. */
const SAMPLE: PageReading = {
  identity: { crm: 'hubspot', object: 'deal', id: '0', org: '0', url: '' },
  readAt: 0,
  state: 'ready',
  layout: '',
  language: 'en',
  title: null,
  fields: {
    createdate: { state: 'text', text: '08/16/2026 2:15 PM GMT+2', label: null },
    amount: { state: 'text', text: '$48,000.00', label: null },
  },
  currentStage: null,
  stages: [],
  truncated: false,
};

/**
 * Builds the date and number formats, the slowest part of a first reading, and runs the engine once,
 * while the pack is still on its way from the store.
 */
function warmUp(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const context = { now: 0, zone: timeZone, locale: navigator.language };
  toRecord(SAMPLE, null, [], context);
  rehearse(context);
}

/** The worker that serves EngineService: a SharedWorker for all tabs, or a dedicated one. */
export default defineUnlistedScript(() => {
  z.config({ jitless: true });
  let compiled: CompiledPack | null = null;
  let others: KnownOthers | null = null;

  const around = (record: CrmRecord, context: AssessContext) => ({
    ...context,
    ...others?.around(record, context),
  });

  const service: EngineService = {
    async activePack() {
      return compiled?.ref ?? null;
    },
    async loadPack(pack, origin, parked) {
      compiled = compilePack(pack, origin, parked);
      others = new KnownOthers(compiled);
      return compiled.ref;
    },
    async assessPage(input, known, context, skipRules, onRule) {
      if (!compiled) return null;
      const reading = pageReadingSchema.parse(input);
      const { record, provenDateOrder } = toRecord(reading, known, packFieldMap(compiled.pack), context);
      const place = compiled.context.placeOf(record, record.stage);
      return {
        record: place ? { ...record, packStage: `${place.pipeline.id}/${place.stage.id}` } : record,
        provenDateOrder,
        assessment: assess(compiled, record, around(record, context), { skipRules, onRule }),
      };
    },
    async assessRecord(record, context, skipRules, onRule) {
      return compiled ? assess(compiled, record, around(record, context), { skipRules, onRule }) : null;
    },
    async guardPlan(record, context, skipRules, onRule) {
      return compiled ? guardPlan(compiled, record, around(record, context), { skipRules, onRule }) : null;
    },
    othersWanted: async (identity) => others?.wanted(identity) ?? null,
    addOthers: async (of, found) => others?.add(of, found) ?? false,
  };

  if ('onconnect' in self)
    self.onconnect = (event: MessageEvent) => {
      const [port] = event.ports;
      if (port) Comlink.expose(service, port);
    };
  else Comlink.expose(service);
  setTimeout(warmUp, 0);
});
