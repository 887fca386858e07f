/** Typed arrays that grow: `data` is longer than `length`, and another one after each growth. */
export interface Growing<Data> {
  data: Data;
  length: number;
  push(value: number): void;
  /** Makes room for more at the end and says where it begins. */
  extend(by: number): number;
}

type Numbers = Float64Array | Uint32Array | Int32Array | Uint8Array;

function growing<Data extends Numbers>(make: (size: number) => Data): Growing<Data> {
  const array: Growing<Data> = {
    data: make(64),
    length: 0,
    push(value) {
      if (array.length === array.data.length) {
        const larger = make(array.length * 2);
        larger.set(array.data);
        array.data = larger;
      }
      array.data[array.length++] = value;
    },
    extend(by) {
      const start = array.length;
      array.length += by;
      if (array.length > array.data.length) {
        const larger = make(Math.max(array.length, array.data.length * 2));
        larger.set(array.data);
        array.data = larger;
      }
      return start;
    },
  };
  return array;
}

export const growingDoubles = () => growing((size) => new Float64Array(size));
export const growingIntegers = () => growing((size) => new Int32Array(size));
export const growingBytes = () => growing((size) => new Uint8Array(size));
