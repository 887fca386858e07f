import { Window as TestWindow } from 'happy-dom';

export interface OpenedPage {
  win: Window & typeof globalThis;
  doc: Document;
  close(): Promise<void>;
}

/** A page of the given HTML in happy-dom, declarative shadow roots attached as a browser does. */
export function openPage(html: string, url: string): OpenedPage {
  const win = new TestWindow({ url });
  win.document.write(html);
  const doc = win.document as unknown as Document;
  attachShadowRoots(doc);
  typeIntoForms(doc);
  return {
    win: win as unknown as Window & typeof globalThis,
    doc,
    close: () => win.happyDOM.close(),
  };
}

function attachShadowRoots(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const shadow = template.parentElement?.attachShadow({
      mode: template.getAttribute('shadowrootmode') === 'closed' ? 'closed' : 'open',
    });
    if (!shadow) continue;
    shadow.append(...template.content.childNodes);
    template.remove();
    attachShadowRoots(shadow);
  }
}

/** `data-typed` holds what a rep typed into a control after the page filled it. */
function typeIntoForms(doc: Document): void {
  for (const control of doc.querySelectorAll<HTMLInputElement>('[data-typed]')) {
    const typed = control.getAttribute('data-typed') ?? '';
    if (control.type === 'checkbox') control.checked = typed === 'checked';
    else control.value = typed;
    control.removeAttribute('data-typed');
  }
}

/** Draws what the CRM draws later: `<template data-late="selector">` goes into the element it names. */
export function drawLate(doc: Document): void {
  for (const template of doc.querySelectorAll<HTMLTemplateElement>('template[data-late]')) {
    doc.querySelector(template.getAttribute('data-late') ?? '')?.append(template.content.cloneNode(true));
    template.remove();
  }
}
