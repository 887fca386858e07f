// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { NO_HANDOFF } from '../../record/handoff';
import { openPanel } from '../testing/open-panel';

it('says until when each task is to be done, or was', () => {
  const due = { late: '2026-11-19', today: '2026-11-20', soon: '2026-11-21', open: null };
  const tasks = Object.entries(due).map(([id, day]) => ({ id, label: `Task ${id}`, due: day }));
  const { root } = openPanel({}, { handoff: { ...NO_HANDOFF, tasks: { stage: 'Demo', tasks } } });
  expect([...root.querySelectorAll('.task-list li')].map(({ textContent }) => textContent)).toEqual([
    'Task latewas due 19 Nov 2026',
    'Task todayby 20 Nov 2026',
    'Task soonby 21 Nov 2026',
    'Task open',
  ]);
});
