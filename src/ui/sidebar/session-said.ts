import type { HeldNotices } from './session-notices';
import type { SidebarSession } from './session-options';

/** What others have the session say beside the record; each shows at once. */
export function sayBeside(
  notices: Pick<HeldNotices, 'raise' | 'drop' | 'list'>,
  refresh: () => void,
): Pick<
  SidebarSession,
  'raise' | 'drop' | 'setCovered' | 'onEngineRestart' | 'onPackProblem' | 'onPacksUnkept'
> {
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
    onPacksUnkept(problems) {
      const [first] = Object.values(problems);
      if (first) raise({ kind: 'pack-not-kept', reason: first.text });
      else if (notices.list().some(({ kind }) => kind === 'pack-not-kept')) drop('pack-not-kept');
    },
  };
}
