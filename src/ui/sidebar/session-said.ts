import type { HeldNotices } from './session-notices';
import type { SidebarSession } from './session-options';

/** What others have the session say beside the record; each shows at once. */
export function sayBeside(
  notices: Pick<HeldNotices, 'raise' | 'drop'>,
  refresh: () => void,
): Pick<SidebarSession, 'raise' | 'drop' | 'setCovered' | 'onEngineRestart' | 'onPackProblem'> {
  const raise: SidebarSession['raise'] = (notice) => {
    notices.raise(notice);
    refresh();
  };
  const drop: SidebarSession['drop'] = (kind) => {
    notices.drop(kind);
    refresh();
  };
  return {
    raise,
    drop,
    setCovered: (isCovered) => (isCovered ? raise({ kind: 'covered' }) : drop('covered')),
    onEngineRestart: (rule) => raise({ kind: 'engine-restarted', rule }),
    onPackProblem: (reason) =>
      reason === null ? drop('bundled-rules') : raise({ kind: 'bundled-rules', reason }),
  };
}
