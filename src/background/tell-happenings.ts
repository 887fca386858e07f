import { duePeriods } from '../automations/digest-time';
import { digestEvent, digestLine, digestTitle } from '../automations/digest-words';
import { planTold, toldWords } from '../automations/plan-told';
import type { DigestWish } from '../record/digest';
import type { FormatContext } from '../record/format';
import type { EpochMs } from '../record/types';
import type { WatchWho } from '../record/watch';
import type { LeadlightDatabase } from '../store/database';
import type { TasksOf } from '../store/digest-figures';
import { digestShown, makeDigest, waitingDigests } from '../store/digests';
import { happeningsShown, planHappenings, waitingHappenings } from '../store/happening-notices';
import type { NoticeView } from './watch-words';

/** Under what circumstances somebody would be told. */
export interface TellSituation {
  now: EpochMs;
  isOn: boolean;
  quietUntil: EpochMs | null;
  looking: ReadonlySet<string>;
  /** Kinds of happenings that are not wanted. */
  unwanted: ReadonlySet<string>;
  digest: DigestWish;
  who?: WatchWho;
}

export interface Teller {
  db: LeadlightDatabase;
  context: FormatContext;
  tasksOf: TasksOf;
  /** Shows a notification; false where the browser did not take it. The same one again makes no second. */
  show(view: NoticeView): Promise<boolean>;
}

/** Plans what to tell of all that has happened. */
export const planHappened = (db: LeadlightDatabase, situation: TellSituation): Promise<void> =>
  planHappenings(db, (events) => planTold(events, { ...situation, isQuiet: situation.quietUntil !== null }));

/** Tells what was planned. What the browser does not show waits for the next time. */
export async function tellHappenings({ db, show }: Teller, situation: TellSituation): Promise<void> {
  const { quietUntil, isOn } = situation;
  if (quietUntil !== null) return;
  for (const [id, rows] of await waitingHappenings(db)) {
    const events = rows.map(({ event }) => event);
    const keys = new Set(rows.map(({ key }) => key));
    const [key = null] = keys;
    const words = isOn ? toldWords(events) : null;
    const view = words && { id, ...words, key: keys.size === 1 ? key : null, buttons: false };
    if (!view || (await show(view))) await happeningsShown(db, id);
  }
}

/** Makes the digests whose time has come, once each, and tells of them. */
export async function tellDigests(teller: Teller, situation: TellSituation): Promise<void> {
  const { db, context, tasksOf, show } = teller;
  const { digest, now, isOn, quietUntil } = situation;
  for (const period of duePeriods(digest, now, context.zone))
    await makeDigest(db, period, now, tasksOf, (figures, browserId) =>
      digestEvent(period, figures, browserId, context),
    );
  if (quietUntil !== null) return;
  for (const made of await waitingDigests(db)) {
    const view = {
      id: made.id,
      title: digestTitle(made, context),
      message: `${digestLine(made.figures, made.kind)} Open the digest.`,
      key: null,
      buttons: false,
    };
    if (!isOn || (await show(view))) await digestShown(db, made.id);
  }
}
