import { type ComponentChildren, render } from 'preact';
import { announcePack } from '../../contracts/pack-in-force';
import { bundledPack } from '../../rule-packs/bundled';
import type { LeadlightDatabase } from '../../store/database';
import { activePack, activeRef, installBundledPack } from '../../store/packs';
import { CutRestoreNotice, PackDamageNotice } from './OverNotice';
import './data.css';

/** Puts a pack in force where none is, and the notice over whatever page this is. */
export async function tellPackDamage(db: LeadlightDatabase): Promise<void> {
  await installBundledPack(db, bundledPack, Date.now());
  const inForce = await activeRef(db);
  if (inForce) await announcePack(inForce);
  const pack: unknown = await activePack(db).then(
    (found) => found.pack,
    () => null,
  );
  const { name } = Object(pack);
  put(<PackDamageNotice judging={typeof name === 'string' ? name : null} />);
}

/** The same for a restore whose page was closed in the middle. */
export const tellCutRestore = (end: 'undone' | 'complete'): void => put(<CutRestoreNotice end={end} />);

function put(notice: ComponentChildren): void {
  const place = document.createElement('div');
  document.body.append(place);
  render(notice, place);
}
