import type { Crm } from '../../record/types';
import { type Content, md } from '../markdown';

/** How to keep the inputs of the score, and a copy of the score, in each CRM. */
export const SCORING_SET_UP: Readonly<Record<Crm, readonly Content[]>> = {
  hubspot: [
    md`Make the properties of the field table in Settings → Properties, on contacts and, where you use them, on leads. Dates of engagement must be date properties that a workflow or an integration fills in; HubSpot’s own activity lists can’t be read from the page.`,
    md`Build one workflow per engagement signal that stamps its date when the event happens, so that decay can be counted from it.`,
    md`Put the properties on the record page of the reps, in one card: the score is counted from what is on the page.`,
    md`To filter and report by the score in HubSpot itself, rebuild the tables above in its lead scoring tool, where your edition has it, or in a score property. HubSpot counts without the shares of the scale, so use the column “On the 100-point scale” for fit and engagement, and compare a few records with the sidebar.`,
    md`Use the MQL rule as the enrolment of the workflow that sets \`lifecyclestage\`: threshold and both minimums, not the threshold alone.`,
  ],
  salesforce: [
    md`Make the fields of the field table in Setup → Object Manager → Lead and Contact → Fields & Relationships, with the API names given there, and map them in Map Lead Fields so that conversion keeps them.`,
    md`Let your marketing automation write the dates of engagement into the date/time fields. Without a date a signal can’t age.`,
    md`Put the fields on the Lightning record page (App Builder, or the page layout): the score is counted from what is on the page.`,
    md`To filter and report by the score in Salesforce itself, keep it in a number field that a record-triggered flow fills in, with a scheduled flow for decay. Use the column “On the 100-point scale”, and compare a few records with the sidebar.`,
    md`Use the MQL rule as the entry condition of the flow that sets the lead’s status or lifecycle stage: threshold and both minimums, not the threshold alone.`,
  ],
};
