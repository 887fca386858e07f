import type { Crm } from '../../record/types';

const BOARDS: Readonly<Record<Crm, RegExp>> = {
  hubspot: /^\/contacts\/\d+\/objects\/0-3\/views\/[^/]+\/board\b/,
  salesforce: /^\/lightning\/o\/Opportunity\//,
};

/** True for addresses where deals may be moved by dragging their cards (crm.md, URLs). */
export const isDealBoard = (crm: Crm, path: string): boolean => BOARDS[crm].test(path);
