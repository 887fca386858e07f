import { browser } from 'wxt/browser';
import type { GuardPlan } from '../record/guard';
import type { Crm, PageReading, RecordIdentity } from '../record/types';
import type { GuardEvent, GuardNote } from './guard-service';

/** What the content script lends the guard's part of it. */
export interface GuardPartOptions {
  crm: Crm;
  /** The record an address names, or null. */
  identify(url: URL): RecordIdentity | null;
  /** The newest reading of the page. */
  reading(): PageReading | null;
  onEvent(event: GuardEvent): void;
  /** The press that brought it here, on a board. */
  firstPress?: EventTarget | null | undefined;
  signal: AbortSignal;
}

/** The part of the content script that meets presses on stage controls. */
export interface GuardPart {
  setPlan(plan: GuardPlan): void;
  /** There is a new reading, or none any more. */
  onReading(): void;
  noteDrop(note: GuardNote): void;
}

type StartGuardPart = (options: GuardPartOptions) => GuardPart;

/** A name in the world that the extension's scripts share and the page's do not see. */
interface GuardPartHolder {
  leadlightGuardPart?: StartGuardPart;
}

const holder: GuardPartHolder & typeof globalThis = globalThis;

/** The guard's script: offers itself to the content script that loads it. */
export function offerGuardPart(start: StartGuardPart): void {
  holder.leadlightGuardPart = start;
}

/** Content script: loads the guard's script into its own world, on the first plan with something in it. */
export async function loadGuardPart(options: GuardPartOptions): Promise<GuardPart | null> {
  const url = browser.runtime.getURL('/guard-part.js');
  await import(/* @vite-ignore */ url);
  return holder.leadlightGuardPart?.(options) ?? null;
}
