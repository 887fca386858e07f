import * as Comlink from 'comlink';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { publishFetch } from '../src/contracts/publish-fetch';

/** The worker that puts signed versions on the publisher's server and reads them back; it sees nothing else. */
export default defineUnlistedScript(() => {
  Comlink.expose(publishFetch);
});
