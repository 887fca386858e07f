import { plural } from '../record/format';
import type { StageContext, StagePlace } from '../rule-kinds/stages';
import { type Accumulator, accumulator, type Tally, tally } from './accumulator';
import { byStage, type StageName, stageNameOf } from './by-stage';
import { type Metric, shareMetric } from './metric';
import type { MetricDeal } from './metric-deal';

/** What became of the deals that entered a stage: entered = advanced + lost + still there + elsewhere. */
export interface StageConversion extends StageName {
  entered: number;
  /** Reached a later open stage, or won. */
  advanced: number;
  /** Lost without having advanced. */
  lost: number;
  stillThere: number;
  /** Went back, or to another pipeline, or to a stage that the pack does not know. */
  elsewhere: number;
  /** How many of them were placed by history, and by their current stage only. */
  fromHistory: number;
  fromCurrentStage: number;
  conversion: Metric;
  /** What the conversion could be at least and at most, wherever deals without a history were lost. */
  atLeast: number | null;
  atMost: number | null;
}

type Fate = 'advanced' | 'lost' | 'stillThere' | 'elsewhere';

const UNPLACED = 'lost without a stage history: where it was lost is not known';

/**
 * Stage conversion (domain.md § 5). Deals with a stage history count where they have been. For
 * deals without one the current stage has to do: they are taken to have passed every open stage
 * before it, and a lost one cannot be placed at all, so that no conversion is stated then.
 */
export function stageConversion(): Accumulator<MetricDeal, StageConversion[]> {
  const stages = byStage(tally);
  const unplaced = byStage(tally);
  return accumulator(
    { stages, unplaced },
    (deal) => {
      for (const place of openStages(deal.place)) unplaced.at(place);
      const fates = deal.visits.length > 0 ? fatesByHistory(deal) : fatesByStage(deal);
      const basis = deal.visits.length > 0 ? 'fromHistory' : 'fromCurrentStage';
      for (const [place, fate] of fates) {
        stages.at(place).count(fate);
        stages.at(place).count(basis);
      }
      if (deal.visits.length === 0 && deal.outcome === 'lost')
        for (const place of openStages(deal.place)) unplaced.at(place).count(UNPLACED);
    },
    () => {
      for (const [place] of stages.entries()) unplaced.at(place);
      return unplaced
        .entries()
        .map(([place, lost]) => conversionRow(stageNameOf(place), stages.at(place), lost.of(UNPLACED)));
    },
  );
}

function openStages(place: StagePlace | null): StagePlace[] {
  if (!place) return [];
  const { pipeline } = place;
  return pipeline.stages.filter(({ kind }) => kind === 'open').map((stage) => ({ pipeline, stage }));
}

function fatesByStage({ place, outcome }: MetricDeal): [StagePlace, Fate][] {
  if (!place || outcome === 'lost') return [];
  return openStages(place).flatMap((open): [StagePlace, Fate][] => {
    if (outcome === 'won' || open.stage.position < place.stage.position) return [[open, 'advanced']];
    return open.stage.position === place.stage.position ? [[open, 'stillThere']] : [];
  });
}

function fatesByHistory({ visits, place, outcome }: MetricDeal): [StagePlace, Fate][] {
  const stays = [...visits.map((visit) => visit.place), place];
  const entered = new Map<StageContext, [StagePlace, number]>();
  for (const [index, stay] of stays.entries())
    if (stay?.stage.kind === 'open' && !entered.has(stay.stage)) entered.set(stay.stage, [stay, index]);
  return [...entered.values()].map(([open, index]) => {
    if (stays.slice(index + 1).some((later) => isAdvance(open, later))) return [open, 'advanced'];
    if (outcome === 'lost') return [open, 'lost'];
    return [open, place?.stage === open.stage ? 'stillThere' : 'elsewhere'];
  });
}

function isAdvance(from: StagePlace, to: StagePlace | null): boolean {
  if (to?.pipeline.id !== from.pipeline.id || to.stage.kind === 'lost') return false;
  return to.stage.kind === 'won' || to.stage.position > from.stage.position;
}

function conversionRow(name: StageName, counts: Tally, unplacedLost: number): StageConversion {
  const { of } = counts;
  const entered = of('fromHistory') + of('fromCurrentStage');
  const excluded = unplacedLost > 0 ? [{ reason: UNPLACED, count: unplacedLost }] : [];
  const conversion = shareMetric(
    {
      id: `stageConversion.${name.pipeline}.${name.stage}`,
      label: `Conversion of ${name.label}`,
      definition: `Deals that advanced from ${name.label} to a later stage or were won ÷ deals that entered it${caveat(of('fromCurrentStage'))}.`,
    },
    of('advanced'),
    entered,
    { excluded, none: 'no deal has entered this stage' },
  );
  const isPartial = unplacedLost > 0 && entered > 0;
  return {
    ...name,
    entered,
    advanced: of('advanced'),
    lost: of('lost'),
    stillThere: of('stillThere'),
    elsewhere: of('elsewhere'),
    fromHistory: of('fromHistory'),
    fromCurrentStage: of('fromCurrentStage'),
    conversion: isPartial
      ? { ...conversion, value: null, reason: `${plural(unplacedLost, 'deal')} ${UNPLACED}` }
      : conversion,
    atLeast: entered > 0 ? of('advanced') / (entered + unplacedLost) : null,
    atMost: conversion.value,
  };
}

/** "1 of them has no stage history and is", "3 of them have no stage history and are". */
const noHistory = (count: number): string =>
  count === 1 ? '1 of them has no stage history and is' : `${count} of them have no stage history and are`;

const caveat = (fromCurrentStage: number): string =>
  fromCurrentStage > 0
    ? `; ${noHistory(fromCurrentStage)} taken to have passed every stage before the current one`
    : '';
