import { expect, it } from 'vitest';
import { inRounds } from './rounds';

/** A round that ends when the test says so. */
function manual() {
  const ends: (() => void)[] = [];
  const look = inRounds(() => new Promise((resolve) => ends.push(resolve)));
  return { look, ends };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

it('makes one more round for all who asked while one was under way', async () => {
  const { look, ends } = manual();
  const all = [look(), look(), look()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await settle();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(all);
  await settle();
  expect(ends).toHaveLength(2);
});

it('begins anew after its rest, and after a round that failed', async () => {
  let rounds = 0;
  const look = inRounds(async () => {
    rounds += 1;
    if (rounds === 1) throw new Error('no store');
  });
  await expect(look()).rejects.toThrow('no store');
  await look();
  expect(rounds).toBe(2);
});
