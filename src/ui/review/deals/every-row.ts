/** The places of so many rows, ascending. */
export function everyRow(size: number): Uint32Array {
  const all = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) all[index] = index;
  return all;
}
