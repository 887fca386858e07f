import { expect, it } from 'vitest';
import { whileVisible } from './use-second';

it('reads while the page is seen, and once at a time', () => {
  const log: string[] = [];
  let isSeen = false;
  let onChange = (): void => {};
  const change = (next: boolean): void => {
    isSeen = next;
    onChange();
  };
  whileVisible(
    {
      isVisible: () => isSeen,
      onVisibility(work) {
        onChange = work;
        return () => {};
      },
    },
    () => {
      log.push('begin');
      return () => log.push('end');
    },
  );
  expect(log).toEqual([]);
  for (const seen of [true, true, false, false, true]) change(seen);
  expect(log).toEqual(['begin', 'end', 'begin']);
});
