import { withSpend } from './cost-figures';
import { costRows } from './cost-rows';
import type { FigureParcel, Figures } from './count-figures';

/** The figures as the views show them; those of cost are unknown until spend is put to them. */
export function openParcel({ masks, costMonths, ...counted }: FigureParcel): Figures {
  const figures: Figures = {
    ...counted,
    costRows: costRows(costMonths),
    behind: (id) => masks.get(id) ?? null,
  };
  return withSpend(figures, { rows: [], months: figures.leads.spend.months });
}

/** What is moved rather than copied when a parcel is sent. */
export const parcelBuffers = ({ masks, costMonths }: FigureParcel): ArrayBufferLike[] =>
  [...masks.values(), costMonths.mql, costMonths.customer].map(({ buffer }) => buffer);
