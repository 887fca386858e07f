import type { LoadData } from '../../src/ui/data/LazyData';
import { spend } from './connect-spend';
import { db, once } from './surroundings';

/** The view of all that is stored, which few visits need. */
export const data: LoadData = once(async () => {
  const [{ DataSection }, { connectData }] = await Promise.all([
    import('../../src/ui/data/DataSection'),
    import('../../src/ui/data/connect-data'),
  ]);
  return { Section: DataSection, actions: { ...connectData(db), spend } };
});
