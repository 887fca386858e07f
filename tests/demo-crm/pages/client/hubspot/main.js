import { readBoot, startRouter, switchOf } from '../lib/app.js';
import { h } from '../lib/dom.js';
import { behaveBadly } from '../lib/hostile.js';
import { showList } from './list.js';
import { createRecordPage } from './record.js';
import { drawShell } from './shell.js';
import { c } from './style-names.js';

const boot = readBoot();
const main = drawShell(boot);
const recordPage = createRecordPage(main);

/** @type {Record<string, string>} */
const OBJECTS = { '0-3': 'deal', '0-1': 'contact', '0-136': 'lead', '0-2': 'company' };
/** @type {Record<string, string>} */
const TYPE_IDS = { deal: '0-3', contact: '0-1', lead: '0-136', company: '0-2' };

const RECORD = /^\/contacts\/\d+\/record\/(\d-\d+)\/(\d+)/;
const LEGACY = /^\/contacts\/\d+\/(deal|contact|lead|company)\/(\d+)/;
const LIST = /^\/contacts\/\d+\/objects\/(\d-\d+)\/views\/[^/]+\/(list|board)/;

function targetOf(/** @type {string} */ path) {
  const [, typeId, id] = RECORD.exec(path) ?? [];
  const [, name, legacyId] = LEGACY.exec(path) ?? [];
  const object = OBJECTS[typeId ?? ''] ?? name;
  return object ? { object, typeId: TYPE_IDS[object] ?? '', id: id ?? legacyId ?? '' } : null;
}

startRouter((data, signal) => {
  const target = targetOf(location.pathname);
  const [, typeId, layout] = LIST.exec(location.pathname) ?? [];
  const listed = OBJECTS[typeId ?? ''];
  if (target) void recordPage.show(target, data, signal);
  else if (listed)
    void showList(main, { object: listed, layout: layout === 'board' ? 'board' : 'list' }, data, signal);
  else main.replaceChildren(h('p', { class: c('Missing') }, 'Choose a list at the left.'));
}, boot.data);

behaveBadly(switchOf('hostile'));
