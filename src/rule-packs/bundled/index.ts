/** The pack that is always there, even before any other was fetched. */
export { midMarketPack as bundledPack } from './mid-market';
