import fc from 'fast-check';

/** Whatever a header can hold, and what it cannot: any text of single bytes. */
export const headerText = fc.string({
  unit: fc.nat({ max: 255 }).map((code) => String.fromCharCode(code)),
});
