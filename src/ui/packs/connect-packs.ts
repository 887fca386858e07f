import { browser } from 'wxt/browser';
import { requestHost, requestPackHost } from '../../contracts/pack-host';
import type { PackService } from '../../contracts/pack-service';
import { connectRuntime } from '../../contracts/runtime-rpc';
import { followUnkept } from '../../contracts/unkept-problems';
import { type Feedback, feedbackOf, feedbackText } from '../../record/feedback';
import { feedbackEvents } from '../../record/feedback-event';
import { LeadlightDatabase } from '../../store/database';
import { feedbackChannels, queueFeedback } from '../../store/feedback-channels';
import { feedbackSource } from '../../store/feedback-source';
import type { PacksActions } from './packs-actions';

/** This month, and the one before, of which the last days may not have been sent. */
const SENT_MONTHS = 2;

/** The page's actions over the background's service, with the browser's questions before them. */
export function connectPacks(): PacksActions {
  const service = connectRuntime<PackService>('packs');
  const db = new LeadlightDatabase();
  async function gathered(withReasons: boolean): Promise<Feedback> {
    const source = await feedbackSource(db, Date.now(), () => crypto.randomUUID());
    return feedbackOf({ ...source, leadlight: browser.runtime.getManifest().version, withReasons });
  }
  return {
    list: service.subscriptions,
    standing: service.standing,
    follow: (onChange) => followUnkept('pack', onChange),
    preview: (source) =>
      source.kind === 'text' ? service.preview(source.text) : service.previewFiles(source.files),
    async subscribe(source) {
      if (source.kind === 'files') return service.subscribeFiles(source.files);
      // Refused or not: a server that lets any page read needs no permission.
      await requestPackHost(source.text);
      return service.subscribe(source.text);
    },
    async allow({ id, url }) {
      if (url !== null && !(await requestHost(url)))
        throw new Error('The browser was not allowed to read from there. Nothing was changed.');
      await service.syncNow(id);
    },
    syncNow: service.syncNow,
    rollBack: service.rollBack,
    useNewest: service.useNewest,
    unsubscribe: service.unsubscribe,
    report: service.report,
    feedback: async (withReasons) => feedbackText(await gathered(withReasons)),
    feedbackChannels: async () => (await feedbackChannels(db)).map(({ label }) => label),
    async sendFeedback() {
      const events = feedbackEvents(await gathered(false));
      await queueFeedback(db, events.slice(-SENT_MONTHS));
    },
  };
}
