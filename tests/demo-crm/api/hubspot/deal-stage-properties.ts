import type { DealPatch } from '../../data/changes';
import type { DemoData, DemoDeal, DemoStage } from '../../model';
import type { Property } from './property';
import { instant, number } from './values';

type DealProperty = Property<DemoDeal, DealPatch>;

interface Stay {
  enteredAt: number;
  exitedAt: number | null;
}

/** One stay per visit of a stage: rows that repeat the stage before them are no new visit. */
export function staysIn(deal: DemoDeal, stageId: string): Stay[] {
  const moves = deal.stageHistory.filter(
    (change, index, all) => index === 0 || change.value !== all[index - 1]?.value,
  );
  return moves.flatMap((change, index) =>
    change.value === stageId ? [{ enteredAt: change.at, exitedAt: moves[index + 1]?.at ?? null }] : [],
  );
}

/** Null for the deal that shows an account where this was never filled. */
export const stageEnteredAt = (deal: DemoDeal): number | null =>
  deal.situation === 'no-stage-dates' ? null : (staysIn(deal, deal.stageId).at(-1)?.enteredAt ?? null);

const lengthOf = (stay: Stay, now: number) => (stay.exitedAt ?? now) - stay.enteredAt;

function propertiesOf(stage: DemoStage, pipeline: string): DealProperty[] {
  const property = (name: string, label: string, type: DealProperty['type'], read: DealProperty['read']) => ({
    name: `hs_v2_${name}_${stage.id}`,
    label: `${label} "${stage.label} (${pipeline})"`,
    type,
    read: (deal: DemoDeal, data: DemoData) => (deal.situation === 'no-stage-dates' ? null : read(deal, data)),
  });
  return [
    property('date_entered', 'Date entered', 'datetime', (deal) =>
      instant(staysIn(deal, stage.id).at(-1)?.enteredAt ?? null),
    ),
    property('date_exited', 'Date exited', 'datetime', (deal) =>
      instant(staysIn(deal, stage.id).at(-1)?.exitedAt ?? null),
    ),
    property('latest_time_in', 'Latest time in', 'number', (deal, data) => {
      const stay = staysIn(deal, stage.id).at(-1);
      return stay ? number(lengthOf(stay, data.now)) : null;
    }),
    property('cumulative_time_in', 'Cumulative time in', 'number', (deal, data) => {
      const stays = staysIn(deal, stage.id);
      return stays.length ? number(stays.reduce((sum, stay) => sum + lengthOf(stay, data.now), 0)) : null;
    }),
  ];
}

/** Four properties a stage, and the date the current one was entered. Times in milliseconds. */
export const dealStageProperties = (data: DemoData): DealProperty[] => [
  {
    name: 'hs_v2_date_entered_current_stage',
    label: 'Date entered current stage',
    type: 'datetime',
    read: (deal) => instant(stageEnteredAt(deal)),
  },
  ...data.pipelines.flatMap((pipeline) =>
    pipeline.stages.flatMap((stage) => propertiesOf(stage, pipeline.label)),
  ),
];
