import { expect, it } from 'vitest';
import type { Assessment } from '../../../record/assessment';
import { deadline, finding, score } from '../../testing/sample-findings';
import { assessment, CONTEXT } from '../../testing/sample-view';
import { whatChanged } from './what-changed';

const texts = (...[draft, active]: [Assessment, Assessment]) =>
  whatChanged(draft, active, CONTEXT).map(({ text }) => text);

it('says nothing where both say the same', () => {
  expect(texts(assessment(), assessment())).toEqual([]);
});

it('names warnings that come and go, with what they were', () => {
  const failing = finding({ rule: 'a', title: 'Stale' });
  const passing = finding({ rule: 'a', title: 'Stale', outcome: 'pass' });
  const [with_, without, absent] = [[failing], [passing], []].map((findings) => assessment({ findings }));
  if (!with_ || !without || !absent) throw new Error('There are three.');
  expect(texts(with_, without)).toEqual(['New warning: Stale (was passing)']);
  expect(texts(with_, absent)).toEqual(['New warning: Stale']);
  expect(texts(without, with_)).toEqual(['Warning gone: Stale (now passing)']);
  expect(texts(absent, with_)).toEqual(['Warning gone: Stale']);
});

it('names another severity, wording and score', () => {
  const of = (more: Parameters<typeof finding>[0]) =>
    assessment({ findings: [finding({ rule: 'a', title: 'Stale', ...more })] });
  expect(texts(of({ severity: 'breach' }), of({ severity: 'warning' }))).toEqual(['Stale: warning → breach']);
  expect(texts(of({ message: 'Longer.' }), of({ message: 'Long.' }))).toEqual([
    'Stale, in other words: Longer.',
  ]);
  const scored = assessment({ score: score() });
  expect(texts(assessment({ score: null }), scored)).toEqual([
    `Score: ${scored.score?.shown.total} → not scored`,
  ]);
});

it('names clocks that come, go, or are due at another time', () => {
  const clock = deadline(5, { sla: 'speed', title: 'Speed to lead' });
  const later = { ...clock, dueAt: (clock.dueAt ?? 0) + 3_600_000 };
  const [none, one, slow] = [[], [clock], [later]].map((deadlines) => assessment({ deadlines }));
  if (!none || !one || !slow) throw new Error('There are three.');
  expect(texts(one, one)).toEqual([]);
  expect(texts(one, none)).toEqual([
    expect.stringMatching(/^New clock: “Speed to lead”, \w+.*, due \d\d:\d\d/),
  ]);
  expect(texts(none, one)).toEqual([expect.stringMatching(/^Clock gone: “Speed to lead”/)]);
  expect(texts(slow, one)).toEqual([
    expect.stringMatching(/^Clock “Speed to lead”: .*due \d\d:\d\d.* → .*due \d\d:\d\d/),
  ]);
});
