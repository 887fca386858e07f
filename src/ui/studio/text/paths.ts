import type { Step } from '../../../rule-packs/edits';
import { entriesAt, membersAt, rootSpan, type Span } from '../../../rule-packs/json-spans';
import { pathText } from '../../../rule-packs/problem';

/** The path of the value, or of the member, that an offset of the text lies in: "rules[2].mode". */
export function pathAt(text: string, offset: number): string {
  const path: Step[] = [];
  for (let span: Span | null = rootSpan(text); span; ) {
    const inner: { step: Step; span: Span } | null = childAt(text, span, offset);
    if (!inner) break;
    path.push(inner.step);
    span = inner.span;
  }
  return pathText(path);
}

function childAt(text: string, { from }: Span, offset: number): { step: Step; span: Span } | null {
  const holds = (span: Span) => span.from <= offset && offset <= span.to;
  if (text.charAt(from) === '{') {
    const member = membersAt(text, from).find(holds);
    return member ? { step: member.key, span: member.value } : null;
  }
  if (text.charAt(from) !== '[') return null;
  const index = entriesAt(text, from).findIndex(holds);
  const span = entriesAt(text, from)[index];
  return span ? { step: index, span } : null;
}

/**
 * Finds places of one text: where a path stands, with its key; its nearest parent where it is missing. What was read
 * of the text serves again, as many notes lie in the same parts.
 */
export function placesIn(text: string): (steps: readonly Step[]) => Span {
  const members = kept((from) => membersAt(text, from));
  const entries = kept((from) => entriesAt(text, from));
  const root = rootSpan(text);
  return (steps) => {
    let [place, value]: [Span, Span] = [root, root];
    for (const step of steps) {
      const first = text.charAt(value.from);
      if (typeof step === 'number') {
        const entry = first === '[' ? entries(value.from)[step] : undefined;
        if (!entry) break;
        [place, value] = [entry, entry];
      } else {
        const member = first === '{' ? members(value.from).find(({ key }) => key === step) : undefined;
        if (!member) break;
        [place, value] = [member, member.value];
      }
    }
    return place;
  };
}

function kept<T>(read: (from: number) => T): (from: number) => T {
  const known = new Map<number, T>();
  return (from) => {
    const found = known.get(from) ?? read(from);
    known.set(from, found);
    return found;
  };
}
