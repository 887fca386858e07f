import { fenced, plainLine } from './markdown';

/** A node of a flowchart: a question has ways out, an answer has none. */
export interface FlowNode {
  id: string;
  text: string;
  shape: 'question' | 'answer';
}

export interface FlowLink {
  from: string;
  to: string;
  label?: string;
}

/** Everything that Mermaid or HTML could act on inside a quoted text becomes an entity of Mermaid. */
const quoted = (text: string): string =>
  `"${
    plainLine(text)
      .replace(/[^\p{L}\p{M}\p{N} ,.()/+?:’“”–−—%€£-]/gu, entity)
      .replace(/%/g, '#37;') || '–'
  }"`;

const entity = (sign: string): string => `#${sign.codePointAt(0) ?? 63};`;

/** A flowchart from top to bottom, as a fenced block. Ids must be plain words. */
export function flowchart(nodes: readonly FlowNode[], links: readonly FlowLink[]): string {
  return fenced('mermaid', [
    'flowchart TD',
    ...nodes.map(({ id, text, shape }) =>
      shape === 'question' ? `  ${id}{${quoted(text)}}` : `  ${id}[${quoted(text)}]`,
    ),
    ...links.map(({ from, to, label }) =>
      label === undefined ? `  ${from} --> ${to}` : `  ${from} -->|${quoted(label)}| ${to}`,
    ),
  ]);
}
