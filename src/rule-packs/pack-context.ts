import type { PackParts } from '../pack-parts/parts';
import type { PackPipeline } from '../pack-parts/pipelines';
import type { FieldContext, PackContext } from '../rule-kinds/define';
import { type PipelineContext, stageResolver } from '../rule-kinds/stages';
import { fieldTable } from './field-table';
import type { RulePack } from './schema';

/** What rules, scores and deadlines may know of their pack. Built once per pack version. */
export function packContext(pack: Pick<RulePack, 'fields' | 'pipelines'> & PackParts): PackContext {
  const pipelines = pack.pipelines.map(pipelineContext);
  const fields = fieldTable(pack);
  const known = new Map<string, FieldContext>();
  return {
    pipelines,
    parts: pack,
    placeOf: stageResolver(pipelines),
    field(name) {
      const field = known.get(name) ?? fields(name) ?? unknownField(name);
      known.set(name, field);
      return field;
    },
  };
}

const unknownField = (name: string): FieldContext => ({
  name,
  label: name,
  type: 'text',
  existsOn: () => false,
});

const pipelineContext = ({ id, label, stages }: PackPipeline): PipelineContext => ({
  id,
  label,
  stages: stages.map((stage, position) => ({
    ...stage,
    staleAfterDays: stage.staleAfterDays ?? null,
    position,
  })),
});
