import type { PackPipeline, PackStage } from '../pack-parts/pipelines';
import { plural } from '../record/format';
import type { ObjectKind } from '../record/types';
import { automationsSection } from './automations-section';
import { calendarsSection } from './calendars-section';
import { dealDeskFields, dealDeskSection } from './deal-desk-section';
import { guardSection } from './guard-section';
import { pipelineSetUp } from './guidance/pipeline';
import { blocks, heading, type Item, list, md, paragraph, table } from './markdown';
import { fact, fieldsSection, gapOf, head, labels, missing, setUpSection } from './parts';
import { rulesSection } from './rules-section';
import type { Sheet } from './sheet';
import { slaFields, slasSection } from './slas-section';

const ALL: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];
const KINDS = { open: 'open', won: 'closed, won', lost: 'closed, lost' } as const;

/** The pipeline configuration: stages, what each needs, its limits, and what watches over them. */
export function pipelineDocument(sheet: Sheet): string {
  const { pack, deal } = sheet;
  const rules = pack.rules.filter(({ appliesTo }) => appliesTo.includes('deal'));
  const stages = pack.pipelines.flatMap((pipeline) => pipeline.stages);
  const fields = [
    ...stages.flatMap(({ requiredFields }) => requiredFields),
    ...dealDeskFields(pack.dealDesk),
    ...slaFields(pack.slas),
  ];
  return blocks(
    head(
      sheet,
      'Pipeline configuration',
      `The stages of ${deal[1]}, what must be filled and done before one leaves a stage, how long it may stay, whose approval it needs, and who hears of it when time runs out.`,
    ),
    ...pack.pipelines.map((pipeline) => pipelineSection(sheet, pipeline)),
    rulesSection(sheet, `Rules for ${deal[1]}`, rules, `The pack has no rule for ${deal[1]}: nothing warns.`),
    guardSection(sheet),
    limitsSection(sheet),
    dealDeskSection(sheet),
    automationsSection(sheet),
    slasSection(sheet, pack.slas),
    calendarsSection(sheet),
    fieldsSection(sheet, fields, ALL),
    setUpSection(sheet, pipelineSetUp(sheet)),
    missing([
      gapOf(
        'Exit criteria',
        stages.filter(({ kind, exitCriteria }) => kind === 'open' && !exitCriteria?.length),
        'nothing says when such a stage is done.',
      ),
      gapOf(
        'Limits in days',
        stages.filter(({ kind, staleAfterDays }) => kind === 'open' && staleAfterDays === undefined),
        'a stay there is too long only by your own history.',
      ),
      pack.dealDesk ? null : 'Deal desk tiers: no approval is asked for.',
      pack.slas.length > 0 ? null : 'Service levels.',
      pack.calendars ? null : 'Business calendars: no working hours or holidays are defined.',
    ]),
  );
}

function pipelineSection(sheet: Sheet, { label, stages }: PackPipeline): string {
  return blocks(
    heading(2, md`Pipeline: ${label}`),
    table(
      ['No.', 'Stage', 'Kind', 'Required fields', 'Stale after'],
      stages.map((stage, index) => [
        index + 1,
        stage.label,
        KINDS[stage.kind],
        labels(sheet, stage.requiredFields),
        stage.staleAfterDays === undefined ? '–' : plural(stage.staleAfterDays, 'day'),
      ]),
    ),
    paragraph(
      'Stale days hold while there are too few closed records to know your own average. Stage names are compared by letters and digits only.',
    ),
    ...stages.map((stage) => stageBlock(sheet, stage)),
  );
}

function stageBlock(
  sheet: Sheet,
  { label, id, aliases, requiredFields, exitCriteria = [] }: PackStage,
): string {
  const criteria: Item = {
    content: fact('Exit criteria', exitCriteria.length > 0 ? 'all of these' : 'the pack names none'),
    children: exitCriteria.map((content) => ({ content })),
  };
  return blocks(
    heading(3, label),
    list([
      fact('Required fields', labels(sheet, requiredFields)),
      criteria,
      fact('Also known as', [...new Set([id, ...aliases])].join(', ')),
    ]),
  );
}

const limitsSection = ({ pack }: Sheet): string =>
  blocks(
    heading(2, 'What a rep sees'),
    list([
      `At most ${plural(pack.noiseBudget, 'warning')} at once, by severity and then by amount; the rest is folded.`,
      `Leadlight forgets a record ${plural(pack.retentionDays, 'day')} after the last visit.`,
    ]),
  );
