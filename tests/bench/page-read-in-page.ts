import { crmPageFor } from '../../src/crm/testing/choose-page';

export interface Samples {
  read: number[];
  walk: number[];
  fields: number;
  nodes: number;
}

export interface Filling {
  row: string;
  name: string;
  around: string;
  fields: number;
  nodes: number;
}

/** Repeats one row under other names, then adds what else stands on a record page. */
export function fill({ row, name, around, fields, nodes }: Filling): void {
  const rows = [...document.querySelectorAll(row)];
  const model = rows.find((one) => one.outerHTML.includes(name));
  for (let i = rows.length; model && i < fields; i += 1)
    model.insertAdjacentHTML('afterend', model.outerHTML.replaceAll(name, `custom_${i}`));
  const home = document.querySelector(around) ?? document.body;
  while (document.querySelectorAll('*').length < nodes)
    home.insertAdjacentHTML(
      'beforeend',
      '<article class="entry"><header><h4>Call</h4><time>Today at 2:26 PM</time></header><div><p>Left a <b>message</b></p><ul><li><a href="#">Reply</a></li><li><button>Pin</button></li></ul></div></article>',
    );
}

/** Each turn both are timed, and they take turns in being first. */
export function sample(count: number): Samples {
  const page = crmPageFor(location.hostname);
  const identity = page?.identify(new URL(location.href));
  if (!page || !identity) throw new Error('No record page');
  const time = (work: () => unknown): number => {
    document.body.classList.toggle('changed');
    document.title = String(performance.now());
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  let seen = 0;
  const walk = (): void => {
    for (const element of document.querySelectorAll('*')) seen += element.localName.length;
  };
  const read = (): unknown => page.read(document, identity, 0);
  const samples: Samples = {
    read: [],
    walk: [],
    fields: Object.keys(page.read(document, identity, 0).fields).length,
    nodes: document.querySelectorAll('*').length,
  };
  for (let turn = 0; turn < count; turn += 1) {
    if (turn % 2 === 0) samples.walk.push(time(walk));
    samples.read.push(time(read));
    if (turn % 2 === 1) samples.walk.push(time(walk));
  }
  if (seen === 0) throw new Error('Nothing was walked');
  return samples;
}
