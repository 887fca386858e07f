import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { requestPagePort } from '../src/contracts/page-handshake';

/** Runs in the sidebar frame while its own script is still loading, so that the port is there by then. */
export default defineUnlistedScript(() => void requestPagePort(window));
