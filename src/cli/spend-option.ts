import { readSpendFile } from '../crm/csv/spend-file';
import { monthsNamed, type SpendInputs, USUAL_MONTHS } from '../metrics';
import { calendar } from '../metrics/calendar';
import { lastFullMonths } from '../metrics/leads/months';
import { InputError, UsageError } from './command';
import { openFile } from './open-file';

/** Lines at fault that are named; the rest is counted. */
const MOST_NAMED = 20;

/**
 * Spend of `--spend FILE` for `--months`, else for the last full months, as the review takes them; null where none is
 * asked for. @throws UsageError, InputError that names each line of the file at fault
 */
export async function spendInputs(
  { spend, months }: { spend?: string | undefined; months?: string | undefined },
  { isOfLeads, now, zone }: { isOfLeads: boolean; now: number; zone: string },
): Promise<SpendInputs | null> {
  if (spend === undefined) {
    if (months !== undefined) throw new UsageError('--months is for spend. Add --spend FILE.');
    return null;
  }
  if (!isOfLeads)
    throw new InputError('--spend is set against new customers and MQLs.', [
      'Give it with a file of leads or contacts.',
    ]);
  const named =
    months === undefined ? lastFullMonths(USUAL_MONTHS, calendar(zone)(now)) : monthsNamed(months);
  if (!named)
    throw new UsageError(`--months is “${months}”. Write 2026-10, 2026Q4, 2026 or 2026-08..2026-10.`);
  const source = await openFile(spend).catch(() => null);
  if (!source) throw new InputError(`${spend}: There is no such file, or it can’t be read.`);
  const { rows, problems } = await readSpendFile(source);
  if (problems.length > 0)
    throw new InputError(`${spend} can’t be used.`, [
      ...problems.slice(0, MOST_NAMED).map(({ message }) => message),
      ...(problems.length > MOST_NAMED ? [`and ${problems.length - MOST_NAMED} further lines`] : []),
    ]);
  return { rows, months: named };
}
