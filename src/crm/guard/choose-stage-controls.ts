import type { Crm } from '../../record/types';
import { hubspotStageControls } from '../hubspot/stage-controls';
import { salesforceStageControls } from '../salesforce/stage-controls';
import type { StageControls } from './stage-move';

const CONTROLS: Readonly<Record<Crm, () => StageControls>> = {
  hubspot: hubspotStageControls,
  salesforce: salesforceStageControls,
};

/** The stage controls of a CRM's pages; they remember what was pressed before, so one set a page. */
export const stageControlsFor = (crm: Crm): StageControls => CONTROLS[crm]();
