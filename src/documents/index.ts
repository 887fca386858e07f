import type { RulePack } from '../rule-packs/schema';
import { lifecycleDocument } from './lifecycle-document';
import { metricsDocument } from './metrics-document';
import { pipelineDocument } from './pipeline-document';
import { routingDocument } from './routing-document';
import { scoringDocument } from './scoring-document';
import { type DocumentOptions, type Sheet, sheetOf } from './sheet';

export type { DocumentOptions } from './sheet';

/** One document of a pack, as a file. */
export interface PackDocument {
  /** File name. */
  name: string;
  title: string;
  /** Markdown, ending with one line break. */
  text: string;
}

interface Kind {
  name: string;
  title: string;
  write(sheet: Sheet): string;
}

const DOCUMENTS: readonly Kind[] = [
  { name: 'lifecycle-stages.md', title: 'Lifecycle stages', write: lifecycleDocument },
  { name: 'scoring-specification.md', title: 'Lead scoring', write: scoringDocument },
  { name: 'routing-rules.md', title: 'Routing rules', write: routingDocument },
  { name: 'pipeline-configuration.md', title: 'Pipeline configuration', write: pipelineDocument },
  { name: 'metrics-dashboard.md', title: 'Metrics dashboard', write: metricsDocument },
];

/** The documents that a checked pack stands for (domain.md § 10), each complete in itself. */
export function packDocuments(pack: RulePack, options: DocumentOptions): PackDocument[] {
  const sheet = sheetOf(pack, options);
  return DOCUMENTS.map(({ name, title, write }) => ({ name, title, text: `${write(sheet)}\n` }));
}
