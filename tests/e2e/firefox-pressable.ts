import { expect } from '@playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';

/** The first thing that is seen, can be pressed, and has this text or name. */
export async function pressable(
  page: Page,
  name: string | RegExp,
  within: string,
): Promise<ElementHandle<Element>> {
  const wanted = typeof name === 'string' ? { is: name, like: null } : { is: null, like: name.source };
  const find = () => page.evaluateHandle(findPressable, wanted, within);
  await expect.poll(async () => (await find()).asElement() !== null, { message: String(name) }).toBe(true);
  const found = (await find()).asElement();
  if (!found) throw new Error(`Nothing is called ${name}.`);
  return found as ElementHandle<Element>;
}

/** Runs inside the page. */
function findPressable(wanted: { is: string | null; like: string | null }, within: string): Element | null {
  const all = document
    .querySelector(within)
    ?.querySelectorAll('button, a, summary, label, [role="menuitem"]');
  const like = wanted.like === null ? null : new RegExp(wanted.like);
  const fits = (text: string): boolean => (like ? like.test(text) : text === wanted.is);
  const isSeen = (element: Element): boolean => element.getClientRects().length > 0;
  const names = (element: Element): string[] => [
    element.getAttribute('aria-label') ?? '',
    element.textContent?.trim() ?? '',
  ];
  return [...(all ?? [])].find((element) => isSeen(element) && names(element).some(fits)) ?? null;
}
