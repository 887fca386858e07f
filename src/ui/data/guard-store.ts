import { openInTime } from '../../store/damage/open-store';
import { isPackDamaged } from '../../store/damage/pack-damage';
import { storeTrouble } from '../../store/damage/store-trouble';
import type { LeadlightDatabase } from '../../store/database';

/**
 * Puts the recovery screen in place of a page whose store does not open: it is never blank and never waits for
 * ever (reliability.md). Whether it opened. The screen is fetched only then.
 */
export async function openedFor(root: Element, title: string, db: LeadlightDatabase): Promise<boolean> {
  try {
    await openInTime(db);
    healAfterFailures(db);
    return true;
  } catch (error) {
    await showProblem(root, title, error, db);
    return false;
  }
}

/** The same for what fails later on. Where damaged rows were the reason, the page is drawn without them instead. */
export async function showProblem(
  root: Element,
  title: string,
  error: unknown,
  db: LeadlightDatabase,
): Promise<void> {
  if (await isHealed(error, db)) return location.reload();
  const { showStoreProblem } = await import('./show-store-problem');
  showStoreProblem(root, title, error, db);
}

/**
 * A script that fails may have met a damaged row. Once in the life of a page: each look reads every row. What was
 * damaged before is said where it decides about the rules.
 */
export function healAfterFailures(db: LeadlightDatabase): void {
  let isTried = false;
  const heal = async (error: unknown): Promise<void> => {
    if (isTried) return;
    isTried = true;
    if (await isHealed(error, db)) location.reload();
  };
  addEventListener('error', ({ error }) => void heal(error));
  addEventListener('unhandledrejection', ({ reason }) => void heal(reason));
  void sayPackDamage(db).catch(() => {});
  void sayCutRestore(db).catch(() => {});
}

async function sayCutRestore(db: LeadlightDatabase): Promise<void> {
  const { cutRestore } = await import('./restore-note');
  const end = await cutRestore(db);
  if (!end) return;
  const { tellCutRestore } = await import('./tell-over');
  tellCutRestore(end);
}

/** Whoever set it aside, this page or the background before it: which rules judge is never left unsaid. */
async function sayPackDamage(db: LeadlightDatabase): Promise<void> {
  if (!(await isPackDamaged(db))) return;
  const { tellPackDamage } = await import('./tell-over');
  await tellPackDamage(db);
}

async function isHealed(error: unknown, db: LeadlightDatabase): Promise<boolean> {
  if (storeTrouble(error) !== 'unreadable' || !db.isOpen()) return false;
  const { setDamagedAside } = await import('../../store/damage/set-aside');
  const moved = await setDamagedAside(db, Date.now()).catch(() => 0);
  return moved > 0;
}
