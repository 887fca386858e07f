import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type GuardPart, type GuardPartOptions, offerGuardPart } from '../src/contracts/guard-part';
import { serveHandshakes } from '../src/contracts/page-handshake';
import { stageControlsFor } from '../src/crm/guard/choose-stage-controls';
import { keepFocus } from '../src/crm/guard/keep-focus';
import { watchDrops } from '../src/crm/guard/watch-drops';
import { watchPresses } from '../src/crm/guard/watch-presses';
import { createGuardAsker, type GuardAsker } from '../src/frame/ask-guard';
import { mountGuardFrame } from '../src/frame/guard-frame';
import { createGuardMoves } from '../src/frame/guard-moves';

/** Loaded into the content script's world on the first plan that has something to say. */
export default defineUnlistedScript(() => offerGuardPart(startGuardPart));

function startGuardPart(options: GuardPartOptions): GuardPart {
  const { crm, reading, onEvent, signal } = options;
  let asker: GuardAsker | null = null;
  const moves = createGuardMoves({
    reading,
    asker: () => asker,
    now: Date.now,
    newAsk: () => crypto.randomUUID(),
    onEvent,
  });

  function prepareToAsk(): GuardAsker {
    const frame = mountGuardFrame(window, browser.runtime.getURL('/guard.html'), signal);
    const made = createGuardAsker(window, frame);
    serveHandshakes('guard', frame.frame, made.service, signal);
    keepFocus(window, made.isOpen, signal);
    signal.addEventListener('abort', made.withdraw, { once: true });
    return made;
  }

  watchPresses({ win: window, controls: stageControlsFor(crm), signal, ...moves });
  watchDrops({
    ...options,
    win: window,
    onDrop(drop) {
      if (reading() === null) onEvent({ kind: 'dropped', ...drop });
    },
  });
  return {
    onReading: moves.onReading,
    setPlan(plan) {
      // Packs that only remind need no frame to ask in.
      if (plan.stages.some(({ mode }) => mode !== 'remind')) asker ??= prepareToAsk();
      moves.setPlan(plan);
    },
    noteDrop(note) {
      asker ??= prepareToAsk();
      asker.note(note);
    },
  };
}
