import { fieldsOf } from '../conditions/condition';
import type { PackLifecycleStage } from '../pack-parts/lifecycle';
import type { PackReasonCode } from '../pack-parts/reason-codes';
import { plural } from '../record/format';
import type { ObjectKind } from '../record/types';
import { LIFECYCLE_SET_UP } from './guidance/lifecycle';
import { blocks, type Content, code, heading, list, md, paragraph, table } from './markdown';
import { fact, fieldsSection, gapOf, head, labels, missing, sentence, setUpSection } from './parts';
import { rulesSection } from './rules-section';
import type { Sheet } from './sheet';
import { slaFields, slasSection } from './slas-section';

const PEOPLE: readonly ObjectKind[] = ['lead', 'contact'];

/** The lifecycle stage document: what each stage means, who owns it, and how a record gets in and out. */
export function lifecycleDocument(sheet: Sheet): string {
  const { pack } = sheet;
  const stages = pack.lifecycle?.stages ?? [];
  const slas = pack.slas.filter(({ appliesTo }) => appliesTo.some((object) => object !== 'deal'));
  const rules = pack.rules.filter(({ appliesTo }) => appliesTo.some((object) => object !== 'deal'));
  return blocks(
    head(
      sheet,
      'Lifecycle stages',
      'The stages of a lead from first contact to customer: what each one means, who answers for it, how a record enters and leaves it, and what must be filled by then. Lifecycle stage is not lead status and not deal stage.',
    ),
    overview(stages),
    ...stages.map((stage, index) => stageBlock(sheet, stage, index)),
    recycledSection(sheet),
    slasSection(sheet, slas),
    rulesSection(
      sheet,
      'Rules for leads and contacts',
      rules,
      'The pack has no rule for leads or contacts, so nothing warns when a stage and its criteria disagree.',
    ),
    fieldsSection(sheet, [...stageFields(stages), ...slaFields(slas)], PEOPLE),
    setUpSection(sheet, LIFECYCLE_SET_UP),
    missing([
      pack.lifecycle
        ? null
        : 'The lifecycle: no stages are defined, so no stage is suggested or checked on records.',
      pack.reasonCodes ? null : 'Reason codes for rejected leads.',
      slas.length > 0 ? null : 'Service levels for leads.',
      gapOf('Entry conditions', stages.filter(hasNoEntry), 'somebody sets the stage by hand.'),
    ]),
  );
}

const hasNoEntry = ({ enterWhen, score }: PackLifecycleStage) => !enterWhen && !score;

function overview(stages: readonly PackLifecycleStage[]): string {
  if (stages.length === 0) return '';
  return blocks(
    heading(2, 'Overview'),
    table(
      ['No.', 'Stage', 'Owner', 'Sales answers within'],
      stages.map(({ label, owner, answerWithinHours }, index) => [
        index + 1,
        label,
        owner,
        answerWithinHours === undefined ? '–' : plural(answerWithinHours, 'hour'),
      ]),
    ),
  );
}

function stageBlock(sheet: Sheet, stage: PackLifecycleStage, index: number): string {
  const { label, owner, requiredFields, aliases, leavesWhen = [] } = stage;
  return blocks(
    heading(2, md`Stage ${index + 1}: ${label}`),
    list([
      fact('Owner', owner),
      { content: fact('A record enters when', entryWords(sheet, stage)) },
      {
        content: fact(
          'A record leaves when',
          leavesWhen.length === 0 ? 'the pack does not say' : 'one of these is so',
        ),
        children: leavesWhen.map((content) => ({ content })),
      },
      fact('Fields that must be filled', labels(sheet, requiredFields)),
      ...(stage.answerWithinHours === undefined
        ? []
        : [
            fact(
              'Sales accepts or rejects within',
              `${plural(stage.answerWithinHours, 'hour')} by the clock`,
            ),
          ]),
      fact('Also known as', [...new Set([stage.id, ...aliases])].join(', ')),
    ]),
  );
}

function entryWords(sheet: Sheet, { enterWhen, score }: PackLifecycleStage): Content {
  const { threshold, fitMinimum, engagementMinimum } = sheet.pack.scoring;
  const byScore = score
    ? `the score makes it an MQL: at least ${threshold} in all, ${fitMinimum} of fit and ${engagementMinimum} of engagement`
    : null;
  if (!enterWhen) return byScore ?? 'somebody sets it by hand';
  const condition = sheet.says(enterWhen);
  return sentence(byScore ? `${byScore}; or ${condition}` : condition);
}

function recycledSection(sheet: Sheet): string {
  const { lifecycle, reasonCodes = [], scoring } = sheet.pack;
  if (!lifecycle && reasonCodes.length === 0) return '';
  const reset = scoring.resetField
    ? md`Engagement from before the date in “${sheet.label(scoring.resetField)}” counts nothing any more; fit stays. A lead that crosses the threshold again is shown as a recycled MQL.`
    : 'The pack names no field with the day of recycling, so the engagement score is not reset.';
  return blocks(
    heading(2, lifecycle ? md`Side state: ${lifecycle.recycled.label}` : 'Rejected leads'),
    paragraph(
      'Records that sales gave back leave the order of the stages. Each rejection carries a reason code.',
    ),
    paragraph(reset),
    table(
      ['Code', 'Reason', 'What becomes of it', 'Back when'],
      reasonCodes.map((reason) => [code(reason.id), reason.label, ACTIONS[reason.action], backWords(reason)]),
    ),
  );
}

const ACTIONS = { nurture: 'Nurture', archive: 'Archive', recycle: 'Recycle' } as const;

function backWords({ recycleAfterDays, recycleBefore, scoreAgain }: PackReasonCode): string {
  const words = [
    ...(recycleAfterDays === undefined ? [] : [`after ${plural(recycleAfterDays, 'day')}`]),
    ...(recycleBefore === undefined ? [] : [`before ${recycleBefore}`]),
    ...(scoreAgain === undefined ? [] : [`scored again ${scoreAgain}`]),
  ];
  return words.join('; ') || '–';
}

const stageFields = (stages: readonly PackLifecycleStage[]): string[] =>
  stages.length === 0
    ? []
    : [
        'lifecycleStage',
        ...stages.flatMap(({ requiredFields, enterWhen }) => [
          ...requiredFields,
          ...(enterWhen ? fieldsOf(enterWhen) : []),
        ]),
      ];
