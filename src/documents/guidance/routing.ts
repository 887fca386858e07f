import type { Crm } from '../../record/types';
import { type Content, md } from '../markdown';

/** Where assignment happens in each CRM; Leadlight explains a decision and assigns nothing. */
export const ROUTING_SET_UP: Readonly<Record<Crm, readonly Content[]>> = {
  hubspot: [
    md`Build one workflow with an if/then branch per branch of the tree, in its order, and the fallback as the last one. Enrol a record when it is made or becomes an MQL and has no owner (\`hubspot_owner_id\` is unknown).`,
    md`Use the action “Rotate record to owner” for turns, where your edition has it, and “Set property value” on \`hubspot_owner_id\` for one person. Rotation knows no capacity: keep people who are away or full out of the rotated team by hand or by a workflow.`,
    md`For named accounts set the owner on the company and copy it to its contacts by a workflow. E-mail domains are the company’s domain names.`,
    md`Make a queue an owner of its own, or a list on “owner is unknown”, with a task to the manager after the time named here.`,
    md`Log each decision in a text property, so that speed to lead can be split into the time of the system and the time of the rep; the moment of assignment is \`hubspot_owner_assigneddate\`.`,
  ],
  salesforce: [
    md`Use lead assignment rules (Setup → Lead Assignment Rules) with one entry per branch, in the order of the tree, and a last entry without criteria for the fallback. Only one rule is active at a time.`,
    md`Assignment rules know no turns and no capacity: assign to a queue (Setup → Queues), and let a record-triggered flow pick the next person from there, skipping who is away or full.`,
    md`For named accounts match the e-mail domain against the account’s website in the flow and take \`Account.OwnerId\`. Matching rules (Setup → Matching Rules) suggest accounts by a similar company name; let a person decide those.`,
    md`Territories by rules are in Sales Territories, where your edition has them; otherwise put country, size or industry into the entries of the assignment rule.`,
    md`Assignment rules run for web-to-lead, imports and the API only when asked to. Log each decision in a text field, with the time, on the lead.`,
  ],
};
