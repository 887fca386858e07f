import type { PageField, PageReading, PageStage } from '../../record/types';

/** True when two readings say the same, whenever they were made. */
export function isSameReading(a: PageReading | null, b: PageReading | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.state === b.state &&
    a.identity.id === b.identity.id &&
    a.identity.url === b.identity.url &&
    a.title === b.title &&
    a.layout === b.layout &&
    a.language === b.language &&
    a.truncated === b.truncated &&
    isSameStage(a.currentStage, b.currentStage) &&
    a.stages.length === b.stages.length &&
    a.stages.every((stage, index) => isSameStage(stage, b.stages[index] ?? null)) &&
    hasSameFields(a.fields, b.fields)
  );
}

function isSameStage(a: PageStage | null, b: PageStage | null): boolean {
  return a?.id === b?.id && a?.label === b?.label;
}

function hasSameFields(a: PageReading['fields'], b: PageReading['fields']): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [one, other] = [a[name], b[name]];
      return one !== undefined && other !== undefined && isSameField(one, other);
    })
  );
}

function isSameField(a: PageField, b: PageField): boolean {
  return (
    a.state === b.state &&
    a.unsaved === b.unsaved &&
    a.confidence === b.confidence &&
    a.label === b.label &&
    (a.state !== 'text' || (b.state === 'text' && a.text === b.text)) &&
    (a.state !== 'unreadable' || (b.state === 'unreadable' && a.reason === b.reason))
  );
}
