import { requestHost, requestPackHost } from '../../contracts/pack-host';
import type { PackService } from '../../contracts/pack-service';
import { connectRuntime } from '../../contracts/runtime-rpc';
import type { PacksActions } from './packs-actions';

/** The page's actions over the background's service, with the browser's questions before them. */
export function connectPacks(): PacksActions {
  const service = connectRuntime<PackService>('packs');
  return {
    list: service.subscriptions,
    standing: service.standing,
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
  };
}
