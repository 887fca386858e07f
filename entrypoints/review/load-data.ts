import type { LoadData } from '../../src/ui/data/LazyData';
import { viewAddress } from '../../src/ui/review/review-address';
import { spend } from './connect-spend';
import { db, once } from './surroundings';

/** The view of all that is stored, which few visits need. */
export const data: LoadData = once(async () => {
  const [{ DataSection }, { connectData }] = await Promise.all([
    import('../../src/ui/data/DataSection'),
    import('../../src/ui/data/connect-data'),
  ]);
  return { Section: DataSection, actions: { ...connectData(db), spend, reload: showList } };
});

/** What was restored, or is left, is in the list. */
function showList(): void {
  location.hash = viewAddress('deals');
  location.reload();
}
