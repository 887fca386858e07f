import { CRM_NAMES } from '../../../record/crm-names';
import { objectNoun } from '../../../record/format';
import { standing, taskMark, undoOf, type WriteOutcome, type WritePreview } from '../../../record/write-back';
import { CrmApiError } from '../failure';
import type { Timing } from '../timing';
import type { WritePort } from './port';

/** Tries in all; a try is repeated only where the CRM said that it has not written, or the record shows it. */
const TRIES = 3;
/** How long after a lost answer the CRM is asked what came of it; it may still be working on it. */
const LOOK_AGAIN_MS = 2_000;

/** The CRM said before doing anything that it will not do it now. */
const NOT_STARTED = ['rate-limited', 'locked', 'migrating'];
/** Nobody knows whether it was done. */
const LOST = ['timeout', 'unreachable', 'server', 'unexpected-answer', 'login-page', 'cancelled'];

export interface ApplyOptions {
  port: WritePort;
  timing: Pick<Timing, 'sleep'>;
  /** Names the write that would set this one back. */
  newKey(): string;
}

/**
 * Writes a preview, once, and only to the version of the record that it was made from. After a lost answer it
 * looks what came of it: fields that are as wanted, or a task that carries the preview's key, were written.
 * What a CRM answers is an outcome. @throws CrmApiError `bad-token` only, for a session that may be renewed
 */
export async function applyPreview(preview: WritePreview, options: ApplyOptions): Promise<WriteOutcome> {
  for (let tries = 1; ; tries += 1)
    try {
      const outcome = await attempt(preview, options);
      if (outcome !== 'again') return outcome;
      if (tries >= TRIES) return unsure(preview);
    } catch (error) {
      if (!(error instanceof CrmApiError) || error.kind === 'bad-token') throw error;
      const isPassing = NOT_STARTED.includes(error.kind) && tries < TRIES;
      if (!isPassing) return failed(error, preview, tries);
      await options.timing.sleep(error.retryAfterMs ?? LOOK_AGAIN_MS);
    }
}

/** `again`: the answer was lost, and the record shows that nothing was written. */
async function attempt(preview: WritePreview, options: ApplyOptions): Promise<WriteOutcome | 'again'> {
  const { port, timing } = options;
  const before = await look(preview, port);
  if (before === 'written') return done(preview, options);
  if (before === 'changed') return conflict(preview);
  try {
    await write(preview, port);
  } catch (error) {
    if (!(error instanceof CrmApiError)) throw error;
    if (error.kind === 'conflict') return conflict(preview);
    if (!LOST.includes(error.kind)) throw error;
    await timing.sleep(LOOK_AGAIN_MS);
    const after = await look(preview, port).catch(() => 'unknown' as const);
    if (after === 'written') return done(preview, options);
    // A task is never sent twice unasked: the first one may still be on its way.
    return after === 'same' && preview.change.kind !== 'createTask' ? 'again' : unsure(preview);
  }
  return checked(preview, options);
}

async function look(preview: WritePreview, port: WritePort): Promise<'written' | 'same' | 'changed'> {
  const { identity, sets, change, key } = preview;
  if (change.kind === 'createTask' && (await port.hasTask(identity, taskMark(key)))) return 'written';
  const version = await port.read(
    identity,
    sets.map(({ apiName }) => apiName),
  );
  const stands = standing(preview, version);
  return stands === 'already' ? 'written' : stands;
}

function write(
  { identity, change, sets, key, assignee, basedOn }: WritePreview,
  port: WritePort,
): Promise<void> {
  if (change.kind === 'createTask') return port.addTask(identity, change.task, taskMark(key), assignee);
  return port.set(identity, Object.fromEntries(sets.map(({ apiName, to }) => [apiName, to])), basedOn);
}

/** A CRM may take a write and keep the old value all the same, by a workflow or a rule of its own. */
async function checked(preview: WritePreview, options: ApplyOptions): Promise<WriteOutcome> {
  if (preview.change.kind === 'createTask') return { result: 'done', undo: null };
  const found = await look(preview, options.port).catch(() => 'written' as const);
  if (found === 'written') return done(preview, options);
  const { crm } = preview.identity;
  return {
    result: 'refused',
    reason: `${CRM_NAMES[crm]} took the change and then kept another value: a workflow or a rule of ${CRM_NAMES[crm]} decides this field. Ask RevOps.`,
  };
}

async function done(preview: WritePreview, { port, newKey }: ApplyOptions): Promise<WriteOutcome> {
  const { identity, sets, change } = preview;
  if (change.kind === 'createTask') return { result: 'done', undo: null };
  const now = await port
    .read(
      identity,
      sets.map(({ apiName }) => apiName),
    )
    .catch(() => null);
  return { result: 'done', undo: now && undoOf(preview, newKey(), now.stamp) };
}

function conflict({ identity }: WritePreview): WriteOutcome {
  const noun = objectNoun(identity)[0];
  return {
    result: 'conflict',
    reason: `Somebody changed this ${noun} in ${CRM_NAMES[identity.crm]} after the preview was made. Nothing was written. Look at it again.`,
  };
}

function unsure({ identity: { crm }, change }: WritePreview): WriteOutcome {
  const what = change.kind === 'createTask' ? 'the task' : 'the change';
  return {
    result: 'unsure',
    reason: `${CRM_NAMES[crm]} did not answer, and ${what} is not to be seen there yet. Try again: it looks first, and nothing is made twice.`,
  };
}

function failed(error: CrmApiError, preview: WritePreview, tries: number): WriteOutcome {
  if (error.kind === 'offline')
    return {
      result: 'waiting',
      reason: 'This computer is offline, so nothing was sent. It waits here until you look at it again.',
    };
  if (LOST.includes(error.kind) && tries > 1) return unsure(preview);
  return { result: 'refused', reason: refusalText(error) };
}

/** What reading says of a scope or a permission is not what a write lacks. */
export function refusalText(error: CrmApiError): string {
  const crm = CRM_NAMES[error.crm];
  if (error.kind === 'missing-scope')
    return `The key may not change ${error.what}: it lacks ${error.scopes.join(', ') || 'a write scope'}. Add that in ${crm} under the key’s scopes; nothing was changed.`;
  if (error.kind === 'forbidden')
    return `${crm} does not let this user change ${error.what}. Ask an administrator for edit access to it; nothing was changed.`;
  return error.message;
}
