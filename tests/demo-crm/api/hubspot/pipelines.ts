import type { DemoStage } from '../../model';
import type { ApiRequest, ApiResponse } from '../http';
import type { Route } from '../router';
import { type HubspotContext, withObject } from './context';
import { objectNotFound } from './errors';
import { LEAD_PIPELINE_ID, LEAD_STAGES } from './lead-properties';

const TIMES = { createdAt: '2024-01-15T12:00:00Z', updatedAt: '2024-06-15T12:00:00Z', archived: false };

interface Stage {
  id: string;
  label: string;
  /** Every value is a string, even booleans and numbers. */
  metadata: Record<string, string>;
}

interface Pipeline {
  id: string;
  label: string;
  stages: Stage[];
}

const dealStage = ({ id, label, kind, probability }: DemoStage): Stage => ({
  id,
  label,
  metadata: { isClosed: String(kind !== 'open'), probability: probability.toFixed(1) },
});

const leadPipeline: Pipeline = {
  id: LEAD_PIPELINE_ID,
  label: 'Lead Pipeline',
  stages: LEAD_STAGES.map(({ id, label, isClosed }) => ({
    id,
    label,
    metadata: { isClosed: String(isClosed) },
  })),
};

/** Stages come by id, not in display order: clients must sort by `displayOrder`. */
const stagesOf = (pipeline: Pipeline) =>
  pipeline.stages
    .map((stage, displayOrder) => ({
      ...stage,
      displayOrder,
      writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
      ...TIMES,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const serialize = (pipeline: Pipeline, displayOrder: number) => ({
  id: pipeline.id,
  label: pipeline.label,
  displayOrder,
  stages: stagesOf(pipeline),
  ...TIMES,
});

/** Pipelines of deals and leads; other objects have none. */
export function pipelineRoutes(context: HubspotContext): Route[] {
  const pipelinesOf = (object: string): Pipeline[] => {
    if (object === 'leads') return [leadPipeline];
    if (object !== 'deals') return [];
    return context.data.pipelines.map(({ id, label, stages }) => ({
      id,
      label,
      stages: stages.map(dealStage),
    }));
  };
  const withPipelines = (request: ApiRequest, name: string, use: (pipelines: Pipeline[]) => ApiResponse) =>
    withObject(context, request, name, (object) => use(pipelinesOf(object.name)));
  const withPipeline = (request: ApiRequest, name: string, id: string, use: (found: Pipeline) => unknown) =>
    withPipelines(request, name, (pipelines) => {
      const found = pipelines.find((pipeline) => pipeline.id === id);
      return found ? { status: 200, body: use(found) } : objectNotFound(`pipeline ${id}`);
    });
  return [
    {
      method: 'GET',
      pattern: /^\/crm\/v3\/pipelines\/([^/]+)$/,
      handle: (request, [name = '']) =>
        withPipelines(request, name, (all) => ({ status: 200, body: { results: all.map(serialize) } })),
    },
    {
      method: 'GET',
      pattern: /^\/crm\/v3\/pipelines\/([^/]+)\/([^/]+)$/,
      handle: (request, [name = '', id = '']) =>
        withPipeline(request, name, id, (pipeline) => serialize(pipeline, 0)),
    },
    {
      method: 'GET',
      pattern: /^\/crm\/v3\/pipelines\/([^/]+)\/([^/]+)\/stages$/,
      handle: (request, [name = '', id = '']) =>
        withPipeline(request, name, id, (pipeline) => ({ results: stagesOf(pipeline) })),
    },
    {
      method: 'GET',
      pattern: /^\/crm\/v3\/pipelines\/([^/]+)\/([^/]+)\/stages\/([^/]+)$/,
      handle: (request, [name = '', id = '', stageId = '']) =>
        withPipelines(request, name, (pipelines) => {
          const pipeline = pipelines.find((entry) => entry.id === id);
          const stage = pipeline && stagesOf(pipeline).find((entry) => entry.id === stageId);
          return stage ? { status: 200, body: stage } : objectNotFound(`stage ${stageId}`);
        }),
    },
  ];
}
