import type { GuardEvent } from '../contracts/guard-service';
import type { GuardedStage, GuardPlan } from '../record/guard';
import { recordKey } from '../record/record-key';
import { stageKey } from '../record/stage-key';
import type { EpochMs, PageReading } from '../record/types';
import type { GuardAsker } from './ask-guard';

/** A press on a control that leads to another stage. */
interface Move {
  names: readonly string[];
  control: Pick<Element, 'getBoundingClientRect'>;
}

interface HeldMove {
  move: Move;
  replay(): boolean;
  focus(): void;
}

export interface GuardMovesOptions {
  reading(): PageReading | null;
  /** Null while nothing can be asked. */
  asker(): Pick<GuardAsker, 'isReady' | 'ask' | 'withdraw'> | null;
  now(): EpochMs;
  newAsk(): string;
  onEvent(event: GuardEvent): void;
}

/** What becomes of presses on stage controls. */
export interface GuardMoves {
  setPlan(plan: GuardPlan): void;
  /** Withdraws a question about a record that is no longer open. */
  onReading(): void;
  mustWait(move: Move): boolean;
  onHeld(press: HeldMove): void;
  onPassed(move: Move): void;
}

/** How long a rep who went on may take to choose the stage once more. */
const PASS_MS = 60_000;

/**
 * Decides by the plan at hand, at once: without one for the reading that is shown now, or without a
 * frame that can ask, every press goes its way as if there were no guard.
 */
export function createGuardMoves(options: GuardMovesOptions): GuardMoves {
  const { asker, onEvent } = options;
  let plan: GuardPlan | null = null;
  let pass: { stage: string; until: EpochMs } | null = null;

  /** The plan, if it is of the reading that the page shows now. */
  function freshPlan(): GuardPlan | null {
    const reading = options.reading();
    if (!plan || reading?.state !== 'ready' || reading.readAt !== plan.readAt) return null;
    return recordKey(reading.identity) === recordKey(plan.identity) ? plan : null;
  }

  function stageOf({ names }: Move): GuardedStage | null {
    const keys = names.map(stageKey).filter(Boolean);
    const found = freshPlan()?.stages.filter((stage) => keys.some((key) => stage.names.includes(key))) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  function asks(stage: GuardedStage): boolean {
    if (stage.mode === 'remind') return false;
    return pass?.stage !== stage.stage || pass.until < options.now();
  }

  async function put(press: HeldMove, stage: GuardedStage, { identity, from, reasons }: GuardPlan) {
    const { left, top, bottom } = press.move.control.getBoundingClientRect();
    const ask = options.newAsk();
    const near = { left, top, bottom };
    onEvent({ kind: 'asking', isOpen: true });
    const answer = await asker()?.ask({ ask, identity, from, reasons, stage, near });
    onEvent({ kind: 'asking', isOpen: false });
    if (answer === undefined || answer === 'late' || answer.kind === 'go-on') {
      if (press.replay()) return;
      pass = { stage: stage.stage, until: options.now() + PASS_MS };
      onEvent({ kind: 'again', stage: stage.stage });
    } else if (answer.kind === 'fix') onEvent({ kind: 'fix', field: answer.field });
    else press.focus();
  }

  return {
    setPlan(next) {
      plan = next;
    },
    onReading() {
      const identity = options.reading()?.identity;
      if (plan && (!identity || recordKey(identity) !== recordKey(plan.identity))) asker()?.withdraw();
    },
    mustWait(move) {
      const stage = stageOf(move);
      return stage !== null && asks(stage) && asker()?.isReady() === true;
    },
    onHeld(press) {
      const [current, stage] = [freshPlan(), stageOf(press.move)];
      if (current && stage) void put(press, stage, current);
      else press.replay();
    },
    onPassed(move) {
      const stage = stageOf(move);
      if (stage) onEvent({ kind: 'note', stage });
    },
  };
}
