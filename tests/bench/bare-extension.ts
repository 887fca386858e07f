import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MATCHES = ['https://app.hubspot.com/*', 'https://*.lightning.force.com/*'];

const MANIFEST = {
  manifest_version: 3,
  name: 'Bare frame',
  version: '1',
  content_scripts: [{ matches: MATCHES, run_at: 'document_end', js: ['content.js'] }],
  web_accessible_resources: [{ resources: ['sidebar.html'], matches: MATCHES, use_dynamic_url: true }],
};

/** Mounts the frame as Leadlight does, and nothing else. */
const CONTENT = `performance.mark('leadlight:start');
const host = document.createElement('bare-sidebar');
const frame = document.createElement('iframe');
frame.src = chrome.runtime.getURL('sidebar.html');
frame.style.cssText = 'position: fixed; inset: 0 0 0 auto; width: 340px; height: 100%; border: 0';
host.attachShadow({ mode: 'closed' }).append(frame);
document.documentElement.append(host);`;

/** Sets the same marks as the sidebar once one line of text is painted. */
const FRAME = `document.body.textContent = 'Bare';
requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => ['leadlight:painted', 'leadlight:painted-record'].map((name) => performance.mark(name));
  port2.postMessage(null);
});`;

const PAGE = '<!doctype html><meta charset="utf-8"><title>Bare</title><body><script src="frame.js"></script>';

/**
 * Writes an extension that only puts an empty frame of its own into the page: what it takes is the
 * browser's price of a frame, which no sidebar in a frame gets below. Returns its folder.
 */
export function writeBareExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadlight-bare-'));
  const files = {
    'manifest.json': JSON.stringify(MANIFEST),
    'content.js': CONTENT,
    'frame.js': FRAME,
    'sidebar.html': PAGE,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
