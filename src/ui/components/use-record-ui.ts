import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../record/assessment';
import { type FormatContext, formatWeekday } from '../../record/format';
import { toDismiss } from '../../record/typed-reason';
import type { EpochMs } from '../../record/types';
import type { Suggestion, WritePreview } from '../../record/write-back';
import { jumpTargets } from './jump-targets';
import type { KeyCommand } from './keyboard';
import type { RecordActions, RecordView } from './record-view';
import { findingKey, putAwayWith } from './select-warnings';
import type { ToastMessage } from './Toast';
import { type Typed, useTyped } from './use-typed';

/** What lies over the record view: one at a time. */
export type Overlay =
  | { kind: 'snooze-menu'; finding: Finding; anchor: DOMRect }
  | { kind: 'snooze-date'; finding: Finding }
  | { kind: 'dismiss'; finding: Finding }
  /** `waiting` names the entry of one that is looked at again. */
  | { kind: 'change'; suggestion: Suggestion; waiting: string | null }
  | { kind: 'undo-change'; preview: WritePreview }
  | { kind: 'help' };

export interface RecordUi {
  /** Key of the card that J and K stand on. */
  current: { key: string; byKeyboard: boolean } | null;
  isOpen(finding: Finding): boolean;
  overlay: Overlay | null;
  toast: ToastMessage | null;
  setCurrent(finding: Finding): void;
  toggleWhy(finding: Finding): void;
  show(overlay: Overlay | null): void;
  typed: Typed;
  closeToast(): void;
  /** Says what was done. */
  say(message: ToastMessage): void;
  /** What has the focus goes away. What is said of it, with the way back, comes once it is gone. */
  letGo(gone: Promise<void>, what: { text: string; undo(): Promise<void> }): void;
  snooze(finding: Finding, until: EpochMs): void;
  dismiss(finding: Finding, reason: string): void;
  /** True when the command had a meaning here. */
  run(command: KeyCommand): boolean;
}

/** State and commands of one record view. `cards` are the warnings in the order shown. */
export function useRecordUi(
  view: RecordView,
  cards: readonly Finding[],
  actions: RecordActions,
  context: FormatContext,
  root: () => HTMLElement | null,
): RecordUi {
  const [current, setCurrentKey] = useState<RecordUi['current']>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [overlay, show] = useState<Overlay | null>(null);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  // Until it is drawn, no focus chooses another card: what lay over the view gives its own back as it closes.
  const isDecided = useRef(false);
  useLayoutEffect(() => {
    if (isDecided.current && current === null) root()?.focus();
    isDecided.current = false;
  });
  const typed = useTyped(view, actions);
  const closeToast = useRef(() => setToast(null)).current;
  const index = cards.findIndex((card) => findingKey(card) === current?.key);
  const finding = cards[index];

  function toggleWhy(of: Finding): void {
    const next = new Set(open);
    if (!next.delete(findingKey(of))) next.add(findingKey(of));
    setOpen(next);
  }

  function moveTo(position: number): boolean {
    const card = cards[Math.min(Math.max(position, 0), cards.length - 1)];
    if (card) setCurrentKey({ key: findingKey(card), byKeyboard: true });
    return card !== undefined;
  }

  /**
   * The neighbour takes the place of a card that goes away; without one the view itself. What is said of it comes
   * once it is kept.
   */
  function putAway(gone: Finding, kept: Promise<boolean>, { text, ...message }: ToastMessage): void {
    // The record may have been judged anew meanwhile.
    const at = cards.findIndex((card) => findingKey(card) === findingKey(gone));
    const neighbour = cards[at + 1] ?? cards[at - 1];
    setCurrentKey(neighbour ? { key: findingKey(neighbour), byKeyboard: true } : null);
    isDecided.current = true;
    show(null);
    setToast(null);
    const others = putAwayWith(gone, view.assessment).length;
    const also = others > 0 ? `, with ${others} more of its rule` : '';
    void kept.then((isKept) => isKept && setToast({ ...message, text: `${text}${also}` }));
  }

  function letGo(gone: Promise<void>, { text, undo }: { text: string; undo(): Promise<void> }): void {
    root()?.focus();
    const fail = (error: unknown): void =>
      setToast({ icon: 'warning', text: `Not done: ${messageOf(error)}`, onUndo: null });
    const onUndo = (): void => void undo().catch(fail);
    gone.then(() => setToast({ icon: 'close', text, onUndo }), fail);
  }

  const undo = (rule: string) => () => actions.restore(rule);

  function openSnooze(of: Finding): boolean {
    const anchor = root()?.querySelector('.card.is-current .card-actions')?.getBoundingClientRect();
    if (anchor) show({ kind: 'snooze-menu', finding: of, anchor });
    return anchor !== undefined;
  }

  function jump(of: Finding): boolean {
    const [target] = jumpTargets(of, view.record);
    if (!target || !actions.revealField) return false;
    actions.revealField(target.name);
    return true;
  }

  function close(): boolean {
    if (toast) closeToast();
    else if (finding && open.has(findingKey(finding))) toggleWhy(finding);
    else if (current) setCurrentKey(null);
    else return false;
    return true;
  }

  function run(command: KeyCommand): boolean {
    if (command === 'next') return moveTo(index + 1);
    if (command === 'previous') return moveTo(index < 0 ? cards.length - 1 : index - 1);
    if (command === 'close') return close();
    if (command === 'help') {
      show({ kind: 'help' });
      return true;
    }
    if (!finding) return false;
    if (command === 'jump') return jump(finding);
    if (command === 'snooze') return openSnooze(finding);
    if (command === 'why') toggleWhy(finding);
    else show({ kind: 'dismiss', finding });
    return true;
  }

  return {
    current: finding ? current : null,
    isOpen: (of) => open.has(findingKey(of)),
    overlay,
    toast,
    setCurrent(of) {
      const key = findingKey(of);
      if (!isDecided.current && key !== current?.key) setCurrentKey({ key, byKeyboard: false });
    },
    toggleWhy,
    show,
    typed,
    closeToast,
    say: setToast,
    letGo,
    snooze(of, until) {
      const kept = actions.snooze(of.rule, until);
      const text = `Snoozed until ${formatWeekday(until, context)}`;
      putAway(of, kept, { icon: 'snoozed', text, onUndo: undo(of.rule) });
    },
    dismiss(of, reason) {
      const kept = actions.dismiss(of.rule, reason);
      void kept.then((isKept) => isKept && typed.settle(toDismiss(of.rule)));
      putAway(of, kept, { icon: 'close', text: `Dismissed: ${of.title}`, onUndo: undo(of.rule) });
    },
    run,
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
