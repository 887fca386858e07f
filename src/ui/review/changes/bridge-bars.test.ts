import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BridgeChart, bridgeChart } from './bridge-bars';

const sum = (cents: number) => ({ count: 1, cents });
const chart = (opening: number, lines: number[], closing: number): BridgeChart =>
  bridgeChart(
    {
      opening: sum(opening),
      lines: lines.map((cents) => ({ line: cents < 0 ? 'won' : 'new', ...sum(cents) })),
      closing: sum(closing),
    },
    ({ cents }) => cents,
  );
const bars = (...args: Parameters<typeof chart>) =>
  chart(...args).bars.map(({ kind, left, width }) => `${kind} ${left} ${width}`);

it('hangs each line from the one before', () => {
  expect(bars(60, [40, -50], 50)).toEqual(['end 0 60', 'up 60 40', 'down 50 50', 'end 0 50']);
});

it('moves the zero into the chart when the pipeline falls below it, and draws nothing of nothing', () => {
  expect(bars(50, [-100], -50)).toEqual(['end 50 50', 'down 0 100', 'end 0 50']);
  expect(bars(0, [], 0)).toEqual(['end 0 0', 'end 0 0']);
});

it('begins the axis at a round number where the changes are small beside the opening', () => {
  const { from, bars: drawn } = chart(2_422_230_000, [500_050, -4_000_000], 2_418_730_050);
  expect(from).toBe(2_417_000_000);
  expect(drawn[2]?.width).toBeGreaterThan(50);
  expect([drawn[0]?.left, drawn.at(-1)?.left]).toEqual([0, 0]);
  expect(chart(100, [40], 140).from).toBeGreaterThan(0);
  expect(chart(100, [100], 200).from).toBe(0);
  expect(chart(100, [], 100).from).toBe(0);
});

it('keeps all bars in the chart and true to scale, and makes what moves visible', () => {
  const change = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.array(change, { maxLength: 9 }),
      (opening, lines) => {
        const closing = lines.reduce((total, line) => total + line, opening);
        const { bars: drawn, from } = chart(opening, lines, closing);
        const ends = [opening];
        for (const line of lines) ends.push((ends.at(-1) ?? 0) + line);
        const range = Math.max(0, ...ends) - from;
        for (const { left, width } of drawn) expect(left >= 0 && left + width <= 100.000_001).toBe(true);
        for (const [at, line] of lines.entries())
          expect(drawn[at + 1]?.width).toBeCloseTo(range === 0 ? 0 : (Math.abs(line) / range) * 100, 6);
        expect(from).toBeLessThanOrEqual(Math.min(...ends));
        if (from > 0) expect((Math.max(...ends) - Math.min(...ends)) / range).toBeGreaterThan(0.4);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
});
