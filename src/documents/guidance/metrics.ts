import type { Crm } from '../../record/types';
import { type Content, md } from '../markdown';

/** Which reports give the figures in each CRM. */
export const METRICS_SET_UP: Readonly<Record<Crm, readonly Content[]>> = {
  hubspot: [
    md`Make one dashboard per view in Reporting → Dashboards, and share each with its team.`,
    md`Lead volume, MQL rate and the steps of the funnel: single-object reports on contacts by \`lifecyclestage\`, and the dates at which each lifecycle stage was entered. By source: break down by \`hs_analytics_source\`.`,
    md`Speed to lead: a contact report on the fields of the two times; a calculated property gives the minutes between them where your edition has it.`,
    md`Pipeline, weighted pipeline and win rate: deal reports by \`dealstage\`, \`amount\` and \`hs_deal_stage_probability\`. Weighted amounts need the probabilities of the stages to be set in the pipeline’s settings.`,
    md`Stage conversion and time in stage: the deal funnel report, and the properties \`hs_v2_date_entered_…\` and \`hs_v2_cumulative_time_in_…\` of each stage.`,
    md`Coverage and revenue against target need goals or a property with the quota. Spend comes from outside; keep it in a sheet beside the dashboard if it is not in HubSpot.`,
    md`To check a figure, export the records and run \`leadlight metrics\` on the file: it prints value, count, definition and what was left out.`,
  ],
  salesforce: [
    md`Make one dashboard per view, with one report folder each.`,
    md`Lead volume and MQL rate: a Leads report by the lifecycle field of this pack. Conversion: the report type “Leads with converted lead information”, by \`Lead.LeadSource\`.`,
    md`Speed to lead: a row-level formula in a Leads report from \`Lead.CreatedDate\` to the first contact.`,
    md`Pipeline, weighted pipeline and win rate: Opportunities reports by \`StageName\`, \`Amount\` and \`Probability\`; closed ones by \`IsWon\`.`,
    md`Stage conversion and time in stage: the report type “Opportunity History”, which has one row for each change of stage, amount, probability or close date. Count repeated stages once.`,
    md`Close-date pushes: \`PushCount\` counts moves into a later month only; the history report has every move. Forecast error needs a reporting snapshot of the pipeline at the start of the period.`,
    md`Coverage and revenue against target need forecasting quotas or a custom field. Spend comes from outside, or from campaign costs.`,
    md`To check a figure, export the records and run \`leadlight metrics\` on the file: it prints value, count, definition and what was left out.`,
  ],
};
