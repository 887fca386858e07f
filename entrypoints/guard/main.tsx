import * as Comlink from 'comlink';
import { render } from 'preact';
import type {
  GuardAnswer,
  GuardNote,
  GuardPageService,
  GuardQuestion,
} from '../../src/contracts/guard-service';
import { requestPagePort } from '../../src/contracts/page-handshake';
import { connectRuntime } from '../../src/contracts/runtime-rpc';
import type { StoreService } from '../../src/contracts/store-service';
import type { FormatContext } from '../../src/record/format';
import { DropNote } from '../../src/ui/guard/DropNote';
import { GuardDialog } from '../../src/ui/guard/GuardDialog';
import '../../src/ui/guard/guard.css';

/** The guard's questions: a frame over the CRM page that is seen only while one is asked. */
const store = connectRuntime<StoreService>('store');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const context = (): FormatContext => ({ zone, locale: navigator.language });
const root = document.getElementById('app');

// Without a port nothing is shown: then it is not a page of ours that framed this one.
const page = Comlink.wrap<GuardPageService>(await requestPagePort(window, 'guard'));

function show(question: GuardQuestion): void {
  const answer = (given: GuardAnswer): void => void page.answer(question.ask, given);
  const goOn = (reason: string | null): void => {
    answer({ kind: 'go-on' });
    const { ask, from, stage } = question;
    const findings = stage.findings.map(({ title }) => title);
    const entry = { ask, at: Date.now(), from, to: stage.stage, findings, reason };
    // The rep has gone on; a log that can't be kept is no reason to stop them.
    void store.logGuard(question.identity, entry).catch(() => {});
  };
  if (root)
    render(<GuardDialog key={question.ask} question={question} onAnswer={answer} onGoOn={goOn} />, root);
}

await page.subscribe(
  Comlink.proxy({
    show(question: GuardQuestion) {
      show(question);
      return new Promise<void>((painted) => {
        requestAnimationFrame(() => {
          performance.mark('leadlight:guard-asked');
          painted();
        });
      });
    },
    async note(note: GuardNote) {
      const isOver = (): void => {
        if (root) render(null, root);
        void page.noteIsOver();
      };
      if (root) render(<DropNote note={note} context={context()} onOver={isOver} />, root);
    },
    async close() {
      if (root) render(null, root);
    },
    async ping() {},
  }),
);
performance.mark('leadlight:guard-ready');
