import type { Crm } from '../../record/types';
import { type Content, md } from '../markdown';

/** Where a lifecycle lives in each CRM. API names: crm.md, "The canonical record". */
export const LIFECYCLE_SET_UP: Readonly<Record<Crm, readonly Content[]>> = {
  hubspot: [
    md`The lifecycle stage is the contact property \`lifecyclestage\`. Edit its stages in Settings → Objects → Contacts → Lifecycle Stage, in the order of the overview; a name that differs from this document belongs in the aliases of the pack.`,
    md`Make the properties of the field table in Settings → Properties, with the internal names given there. An internal name can’t be changed later.`,
    md`Build one contact-based workflow per stage that has an entry condition: enrolment by the condition, action “Set property value” on \`lifecyclestage\`. HubSpot’s own setting moves a lifecycle stage forward only; to move one back, a workflow must clear the value first.`,
    md`Keep the answer of sales in the lead status (\`hs_lead_status\`), not in the lifecycle stage. For rejections add a drop-down property with the reason codes, and a date property for the day of recycling.`,
    md`Show the lifecycle stage, the required properties and the reason code on the record page that reps use: Leadlight reads what is on the page.`,
  ],
  salesforce: [
    md`Salesforce has no lifecycle stage of its own. Make a picklist on Lead and one on Contact with the stages of the overview as values (Setup → Object Manager → Lead → Fields & Relationships), and map it in Map Lead Fields so that conversion carries it over.`,
    md`Name the API names of both picklists in the pack’s field \`lifecycleStage\`; without that Leadlight can’t see the stage.`,
    md`Build one record-triggered flow per object that sets the stage when an entry condition becomes true. Let it only move forward, except from the last stages to the recycled state.`,
    md`Keep the answer of sales in \`Lead.Status\`. For rejections add a picklist with the reason codes and a date field for the day of recycling, and a validation rule that asks for the code when the status says rejected.`,
    md`Put the fields on the Lightning record page of the reps: Leadlight reads what is on the page. Switch on field history tracking for the stage.`,
  ],
};
