import type { RulePack } from '../schema';
import { enterprisePack } from './enterprise';
import { midMarketPack } from './mid-market';
import { productLedPack } from './product-led';
import { hubspotStarterPack, salesforceStarterPack } from './starters';

/** Every pack that comes with Leadlight, for the studio and the terminal to start from. */
export const BUNDLED_PACKS: readonly RulePack[] = [
  midMarketPack,
  productLedPack,
  enterprisePack,
  hubspotStarterPack,
  salesforceStarterPack,
];
