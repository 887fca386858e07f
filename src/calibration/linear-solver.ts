/**
 * Solves A x = b for a symmetric positive definite A (row-major, size × size) by Cholesky's
 * method. Changes `a` and `b` in place and returns b as the solution; null when A is not
 * positive definite.
 */
export function solveInPlace(a: Float64Array, b: Float64Array): Float64Array | null {
  const size = b.length;
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let sum = a[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (a[row * size + k] ?? 0) * (a[column * size + k] ?? 0);
      if (row > column) a[row * size + column] = sum / (a[column * size + column] ?? 1);
      else if (sum > 0) a[row * size + column] = Math.sqrt(sum);
      else return null;
    }
  }
  for (let row = 0; row < size; row += 1) {
    let sum = b[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (a[row * size + k] ?? 0) * (b[k] ?? 0);
    b[row] = sum / (a[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = b[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (a[k * size + row] ?? 0) * (b[k] ?? 0);
    b[row] = sum / (a[row * size + row] ?? 1);
  }
  return b;
}
