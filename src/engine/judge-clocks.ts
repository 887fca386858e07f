import { compileCondition } from '../conditions/compile-condition';
import type { Deadline } from '../record/assessment';
import type { AssessContext, CrmRecord, ObjectKind } from '../record/types';
import { compileSla } from '../rule-packs/compile-sla';
import { packContext } from '../rule-packs/pack-context';
import type { RulePack } from '../rule-packs/schema';
import { slaDeadline } from '../sla/deadline';

/** The clocks of a pack, without its rules and scores. */
export interface CompiledClocks {
  /** Kinds of records that some clock is for. */
  objects: ReadonlySet<ObjectKind>;
  /** The same deadlines as in an assessment; a clock that throws is left out. */
  deadlines(record: CrmRecord, context: AssessContext): Deadline[];
}

/**
 * Compiles what times a record and nothing else: little enough for the background, which must not carry the
 * engine (docs/decisions/0018). Service levels in shadow mode run no clock.
 */
export function compileClocks(pack: RulePack): CompiledClocks {
  const context = packContext(pack);
  const slas = pack.slas
    .filter(({ mode }) => mode !== 'shadow')
    .map((sla) =>
      compileSla(
        sla,
        (condition) => compileCondition(condition, (name) => context.field(name).type),
        pack.calendars,
      ),
    );
  return {
    objects: new Set(slas.flatMap(({ appliesTo }) => appliesTo)),
    deadlines: (record, at) =>
      slas.flatMap((sla) => {
        try {
          return slaDeadline(sla, record, at, context) ?? [];
        } catch {
          return [];
        }
      }),
  };
}
