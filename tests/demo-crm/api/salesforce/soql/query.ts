/** A parsed query. Field names keep the writer's letter case. */
export interface Query {
  object: string;
  /** Paths like "Owner.Name"; 'count' for SELECT COUNT(). */
  select: readonly string[] | 'count';
  /** `USING SCOPE`, lower case; only `mine` leaves anything out. */
  scope: string | null;
  where: Condition | null;
  orderBy: readonly Order[];
  limit: number | null;
  offset: number;
}

export interface Order {
  field: string;
  descending: boolean;
  nullsLast: boolean;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { kind: 'and' | 'or'; parts: readonly Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'compare'; field: string; operator: Comparison; value: Literal }
  | { kind: 'in'; field: string; negated: boolean; values: readonly Literal[] };

export type Literal =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  /** `YYYY-MM-DD`. */
  | { kind: 'date'; value: string }
  /** Epoch ms. */
  | { kind: 'datetime'; value: number }
  /** TODAY, LAST_N_DAYS:30 …; resolved against the clock when the query runs. */
  | { kind: 'relative'; name: string; count: number | null };
