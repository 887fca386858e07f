import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';

/** Evaluated in the isolated world of the debugger, where the extension's own policy does not apply. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResults {
  passes: { id: string }[];
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Violations as readable lines. Throws when axe checked next to nothing, so that none means none. */
export async function violations(place: Page | Frame): Promise<string[]> {
  if (!(await place.evaluate(() => 'axe' in globalThis))) await place.evaluate(AXE);
  // A colour on its way from one look to the other is none of either. Ended here, and not waited for:
  // Chromium never settles `finished` of a transition that it drops before its first frame.
  await place.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish();
  });
  const results = await place.evaluate(
    (values) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
      }),
    STANDARDS,
  );
  if (results.passes.length < 3) throw new Error(`axe checked only ${results.passes.length} rules`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}

export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;
