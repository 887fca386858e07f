import type { PackStage } from '../../pack-parts/pipelines';
import type { Crm } from '../../record/types';
import { type Content, fenced, type Inline, md, plainLine } from '../markdown';
import type { Sheet } from '../sheet';

/** Where stages, required fields, approvals and escalations are set up in each CRM. */
export function pipelineSetUp(sheet: Sheet): Record<Crm, readonly Content[]> {
  return { hubspot: HUBSPOT, salesforce: [...SALESFORCE, validationStep(sheet)] };
}

const HUBSPOT: readonly Content[] = [
  md`Make the pipelines and their stages in Settings → Objects → Deals → Pipelines, in the order of the tables above. Won and lost stages carry the deal probabilities “Won” and “Lost”. Stages that keep another name belong into the aliases of the pack.`,
  md`Make the properties of the field table in Settings → Properties, with the internal names given there.`,
  md`Require the fields of each stage: in the pipeline’s settings edit the properties of the stage and mark each one as required. HubSpot asks for them when a deal is moved by hand; imports, workflows and the API pass by, so keep the rule of this pack live as well.`,
  md`Where your edition has pipeline rules, limit skipping stages and moving backward there. The loss reason is \`closed_lost_reason\`.`,
  md`Escalate with deal-based workflows: enrolment by time in stage (\`hs_v2_date_entered_current_stage\`), actions “Create task” and “Send internal notification” to the owner, later to the manager.`,
  md`Ask for deal desk approvals with a required drop-down property that holds the approval, or with the approvals of your edition, and set it by a workflow when discount or amount changes.`,
  md`Put the required properties on the deal page of the reps: a field that is not on the page is unknown, not empty.`,
];

const SALESFORCE: readonly Content[] = [
  md`Set the values of \`Opportunity.StageName\` in Object Manager → Opportunity → Fields & Relationships → Stage, with type Open, Closed/Won or Closed/Lost. A second pipeline is a sales process (Setup → Sales Processes) with a record type of its own.`,
  md`Make the fields of the field table with the API names given there, and put them on the Lightning record page: a field that is not on the page is unknown, not empty.`,
  md`Describe the stages with Path (Setup → Path Settings): the required fields of a stage are its key fields, the exit criteria its guidance. Path shows them and enforces nothing.`,
  md`Escalate with record-triggered flows and scheduled paths, counted from \`Opportunity.LastStageChangeDate\`. Business hours and holidays are in Setup → Business Hours and Setup → Holidays.`,
  md`Ask for deal desk approvals with an approval process on Opportunity, one step per tier, and entry criteria as in the tables above.`,
];

/** The formula for the first stage that asks for a field which the pack maps in Salesforce. */
function validationStep(sheet: Sheet): Inline {
  const intro = md`Enforce the required fields with one validation rule per stage (Object Manager → Opportunity → Validation Rules). Use the stage values of your org, list the stages after it as well where a field must stay filled, and check the syntax there.`;
  const stages = sheet.pack.pipelines.flatMap((pipeline) => pipeline.stages);
  for (const stage of stages) {
    const tests = blankTests(sheet, stage);
    if (tests.length > 0) return withFormula(intro, stage, tests);
  }
  return intro;
}

function withFormula(intro: Inline, stage: PackStage, tests: readonly string[]): Inline {
  const value = plainLine(stage.label).replace(/["\\]/g, '\\$&');
  const blank = tests.length > 1 ? `OR(${tests.join(', ')})` : (tests[0] ?? '');
  const block = fenced('text', [`AND(ISPICKVAL(StageName, "${value}"), ${blank})`]);
  const indented = block.replace(/^/gm, '   ');
  return { markdown: `${md`${intro} For ${stage.label}:`.markdown}\n\n${indented}` };
}

function blankTests({ apiNames, context }: Sheet, { requiredFields }: PackStage): string[] {
  return requiredFields.flatMap((name) => {
    const [api] = apiNames(name, 'salesforce', 'deal');
    if (api === undefined) return [];
    return [context.field(name).type === 'choice' ? `ISPICKVAL(${api}, "")` : `ISBLANK(${api})`];
  });
}
