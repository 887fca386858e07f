import { navigate, readBoot, startRouter, switchOf } from '../lib/app.js';
import { h } from '../lib/dom.js';
import { behaveBadly } from '../lib/hostile.js';
import { showList } from './list.js';
import { createRecord } from './record.js';
import { drawShell, markTab } from './shell.js';

const boot = readBoot();
/** @type {ReturnType<typeof createRecord> | null} */
let record = null;
const viewport = drawShell(boot, () => {
  const next = record?.nextHref();
  if (next) navigate(next);
});

/** Containers of earlier pages stay in the document, hidden, as many as this. */
const KEPT_HOSTS = 2;

const SHOWN = 'windowViewMode-normal oneContent active lafPageHost';
const LEFT_BEHIND = 'windowViewMode-hidden oneContent lafPageHost';

/** A new visible container; what was visible is hidden, not removed. */
function newHost() {
  for (const child of viewport.children) {
    child.setAttribute('class', LEFT_BEHIND);
    child.setAttribute('style', 'display: none;');
  }
  while (viewport.childElementCount > KEPT_HOSTS) viewport.firstElementChild?.remove();
  const host = h('div', { class: SHOWN });
  viewport.append(host);
  scrollTo(0, 0);
  return host;
}

/** @type {Record<string, string>} */
const OBJECTS = { Opportunity: 'deal', Lead: 'lead' };
const RECORD = /^\/lightning\/r\/(Opportunity|Lead)\/(\w{15}|\w{18})\/view/;
const LIST = /^\/lightning\/o\/(Opportunity|Lead)\//;

startRouter((data, signal) => {
  const [, recordName, id] = RECORD.exec(location.pathname) ?? [];
  const [, listName] = LIST.exec(location.pathname) ?? [];
  const host = newHost();
  const name = recordName ?? listName ?? '';
  markTab(name === 'Lead' ? 'Leads' : name ? 'Opportunities' : 'Home');
  record = null;
  if (recordName && id) {
    const opened = createRecord(OBJECTS[recordName] ?? '', id, host);
    record = opened;
    void opened.load(data, signal, () => {
      document.title = `${opened.title()} | ${recordName} | Lightning Experience demo`;
    });
  } else if (listName) void showList(host, OBJECTS[listName] ?? '', data, signal);
  else host.append(h('p', { class: 'slds-card no-record' }, 'Choose a tab above.'));
}, boot.data);

behaveBadly(switchOf('hostile'));
