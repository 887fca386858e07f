import type { Unkept, UnkeptProblems } from '../unkept';

/** As the browser keeps them, for tests. */
export function unkeptInMemory(): UnkeptProblems {
  const kept = new Map<string, Unkept>();
  return {
    all: async () => Object.fromEntries(kept),
    async note(id, problem) {
      if (problem) kept.set(id, problem);
      else kept.delete(id);
    },
  };
}
