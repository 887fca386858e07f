import type { PipelineContext, StageContext } from '../../../rule-kinds/stages';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';

const stage = (position: number, label: string, kind: StageContext['kind'] = 'open'): StageContext => ({
  id: label.toLowerCase().replace(' ', ''),
  label,
  aliases: [],
  kind,
  requiredFields: [],
  staleAfterDays: null,
  position,
});

/** A second pipeline; it shares "Closed Won" and "Closed Lost" with the first. */
export const RENEWALS: PipelineContext = {
  id: 'renewals',
  label: 'Renewals',
  stages: [
    stage(0, 'Due'),
    stage(1, 'Offer sent'),
    stage(2, 'Closed Won', 'won'),
    stage(3, 'Closed Lost', 'lost'),
  ],
};

export const PIPELINES: readonly PipelineContext[] = [TEST_PIPELINE, RENEWALS];
