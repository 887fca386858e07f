import { describe, expect, it } from 'vitest';
import { savedFrameShape } from './frame-shape';
import { DEFAULT_FRAME } from './page-service';

describe('the stored place of the frame', () => {
  it('is taken as it is', () => {
    const shape = { state: 'tab', width: 400, tabTop: 12, dock: 'overlay' } as const;
    expect(savedFrameShape(shape)).toEqual(shape);
  });

  it.each([[undefined], [null], ['panel'], [[]], [7]])('is the default one for %j', (stored) => {
    expect(savedFrameShape(stored)).toEqual(DEFAULT_FRAME);
  });

  it.each([
    [{ width: Number.NaN }],
    [{ width: -5 }],
    [{ width: '400' }],
    [{ tabTop: -1 }],
    [{ state: 'open' }],
    [{ dock: null }],
  ])('keeps what makes sense beside %j', (broken) => {
    const { dock, ...rest } = { dock: 'overlay', ...broken } as Record<string, unknown>;
    const shape = savedFrameShape({ ...rest, dock });
    expect(shape).toEqual({ ...DEFAULT_FRAME, dock: dock === 'overlay' ? 'overlay' : DEFAULT_FRAME.dock });
  });
});
