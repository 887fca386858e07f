import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The four files of the public set "CRM sales opportunities", with the columns that are read. */
const COLUMNS = {
  'sales_pipeline.csv': [
    'opportunity_id',
    'sales_agent',
    'product',
    'account',
    'deal_stage',
    'engage_date',
    'close_date',
    'close_value',
  ],
  'accounts.csv': ['account', 'sector', 'revenue', 'employees', 'office_location'],
  'products.csv': ['product', 'series', 'sales_price'],
  'sales_teams.csv': ['sales_agent', 'manager', 'regional_office'],
} as const;

type FileName = keyof typeof COLUMNS;
export type Row<F extends FileName> = Record<(typeof COLUMNS)[F][number], string>;

const HELP = `Give the folder that holds ${Object.keys(COLUMNS).join(', ')}, as published.`;

function parseCsv(path: string): Record<string, string>[] {
  try {
    return parse(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new Error(
      `${path} is not readable as CSV: ${error instanceof Error ? error.message : error}. ${HELP}`,
    );
  }
}

/**
 * Reads one file of the set; every cell is text, '' when blank.
 * @throws Error that says what is missing and what to do.
 */
export function readMavenFile<F extends FileName>(dir: string, file: F): Row<F>[] {
  const path = join(dir, file);
  if (!existsSync(path)) throw new Error(`${path} does not exist. ${HELP}`);
  const rows = parseCsv(path);
  const [first] = rows;
  if (!first) throw new Error(`${path} has no rows. ${HELP}`);
  const missing = COLUMNS[file].filter((column) => !(column in first));
  if (missing.length)
    throw new Error(
      `${path} has no column ${missing.join(', ')}; it has ${Object.keys(first).join(', ')}. ${HELP}`,
    );
  return rows as Row<F>[];
}
