import * as Comlink from 'comlink';
import type { ImportService } from './import-service';
import { untilAnswered } from './until-answered';

/** The import as its page sees it. */
export type ImportClient = ImportService;

/** Starts the worker that imports for this page; it ends with the page. */
export function startImport(origin: string): ImportClient {
  const worker = new Worker(new URL('/import-worker.js', origin), { name: 'leadlight-import' });
  const remote = Comlink.wrap<ImportService>(worker);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The import worker did not start.')),
    );
  });
  failed.catch(() => {});
  const within = <T>(work: Promise<T>): Promise<T> => Promise.race([work, failed]);
  return {
    start: () => within(remote.start()),
    accountOf: (text, crm) => within(remote.accountOf(text, crm)),
    look: (files, shape, tell) => untilAnswered(tell, (heard) => within(remote.look(files, shape, heard))),
    guess: (kind) => within(remote.guess(kind)),
    state: (draft) => within(remote.state(draft)),
    check: (draft, tell, onFirst) =>
      untilAnswered(tell, (heard) => within(remote.check(draft, heard, Comlink.proxy(onFirst)))),
    run: (draft, tell) => untilAnswered(tell, (heard) => within(remote.run(draft, heard))),
    cancel: () => within(remote.cancel()),
    keep: () => within(remote.keep()),
    remove: (tell) => untilAnswered(tell, (heard) => within(remote.remove(heard))),
    unreadRows: () => within(remote.unreadRows()),
    saveMap: (draft) => within(remote.saveMap(draft)),
    loadMap: async (text, draft) => Promise.race([remote.loadMap(text, draft), failed]),
  };
}
