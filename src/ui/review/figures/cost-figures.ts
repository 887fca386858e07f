import { spendMetrics } from '../../../metrics';
import { isSameSource } from '../../../metrics/leads/cost-counts';
import type { SpendInputs } from '../../../metrics/leads/spend';
import type { Figures } from './count-figures';

const COST_BY_SOURCE = 'costPerMql.source.';

/** The same figures with those of cost for other spend or months; nothing is counted anew. */
export function withSpend(figures: Figures, inputs: SpendInputs): Figures {
  const { months } = inputs;
  const { leads, costRows } = figures;
  return {
    ...figures,
    leads: { ...leads, spend: spendMetrics(leads.costs, inputs) },
    behind(id) {
      if (id === 'costPerMql') return costRows.mqls(months);
      if (id === 'cac' || id === 'ltvToCac') return costRows.customers(months);
      return id.startsWith(COST_BY_SOURCE)
        ? ofSource(figures, costRows.mqls(months), id.slice(COST_BY_SOURCE.length))
        : figures.behind(id);
    },
  };
}

/** Without a source the name is empty, which no source is. */
export const costOfSource = (source: string | null): string => `${COST_BY_SOURCE}${source ?? ''}`;

/** Of the rows those whose lead came by the source, however it is written. */
function ofSource({ leads, behind }: Figures, mask: Uint8Array | null, source: string): Uint8Array | null {
  const same = leads.bySource.filter(({ key }) => isSameSource(key, source));
  const masks = same.flatMap(({ key }) => behind(`leads.source.${key ?? ''}`) ?? []);
  const both = mask?.map((bit, row) => bit & Number(masks.some((one) => one[row] === 1)));
  return both?.includes(1) ? both : null;
}
