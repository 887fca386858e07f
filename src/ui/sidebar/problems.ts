import { isExtensionGone } from '../../contracts/extension-life';
import type { PageReading } from '../../record/types';
import type { SidebarProblem } from './sidebar-state';

/** Only a reload of the page brings a sidebar back whose extension was updated under it. */
export const EXTENSION_GONE: SidebarProblem = {
  code: 'LL-101',
  title: 'Leadlight was updated.',
  explanation: 'Reload this page to use the new version. The CRM itself is not affected.',
  retry: 'reload-page',
};

/** The sidebar's own script failed before it could show anything. */
export function startProblem(error: unknown): SidebarProblem {
  return {
    code: 'LL-100',
    title: 'Leadlight could not start here.',
    explanation: `${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}. Reload this page to try again. The CRM itself is not affected.`,
    retry: 'reload-page',
  };
}

/** The sentence and the way out for each thing that keeps a record from being checked. */
export function problemFor(cause: PageReading | unknown): SidebarProblem {
  if (cause instanceof Error) return engineProblem(cause);
  if (isReading(cause) && cause.state === 'loading')
    return {
      code: 'LL-202',
      title: 'This record is still loading.',
      explanation:
        'The page has shown placeholders for a while and no values yet, and no earlier visit is stored. The CRM itself is not affected.',
      retry: 'read-again',
    };
  return {
    code: 'LL-204',
    title: 'This record could not be checked.',
    explanation:
      'No field that Leadlight knows was found on the page; the CRM may have changed its layout. The CRM itself is not affected.',
    retry: 'read-again',
  };
}

function isReading(cause: unknown): cause is PageReading {
  return typeof cause === 'object' && cause !== null && 'identity' in cause && 'fields' in cause;
}

function engineProblem(error: Error): SidebarProblem {
  if (error.name === 'EngineHungError')
    return {
      code: 'LL-301',
      title: 'The rules did not finish.',
      explanation: `${error.message} It was stopped, so nothing slows this page down. The CRM itself is not affected.`,
      retry: 'restart-engine',
    };
  if (isExtensionGone(error)) return EXTENSION_GONE;
  return {
    code: 'LL-300',
    title: 'The rules could not run.',
    explanation: `${error.message} The CRM itself is not affected.`,
    retry: 'restart-engine',
  };
}
