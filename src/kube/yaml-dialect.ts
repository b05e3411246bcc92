import type { ScalarTag, Tags } from 'yaml';

/**
 * Integers as sigs.k8s.io/yaml reads them. This and `float` stand in place of the library's tags, which make NaN, and so
 * null in JSON, of text that is no number: `.`, `e2`, `0x_`.
 */
const integer: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?(?:0[bB]_*[01][01_]*|0[oO]_*[0-7][0-7_]*|0[xX]_*[\da-fA-F][\da-fA-F_]*|\d[\d_]*)$/,
  resolve: (text) => {
    const digits = text.replace(/^[-+]|_/g, '');
    // Octal with and without the `o`, but `09` is nine.
    const magnitude = Number(digits.replace(/^0(?=[0-7]+$)/, '0o'));
    return text.startsWith('-') ? -magnitude : magnitude;
  },
};

/** A digit before the dot or right after it; a plain integer only by `!!float`, as `integer` is asked first. */
const float: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d[\d_]*)?$/,
  resolve: (text) => {
    const value = Number.parseFloat(text.replaceAll('_', ''));
    // Too large a number stays text: `12e4567` is the hash of a commit.
    return Number.isFinite(value) ? value : text;
  },
};

/**
 * The YAML that Kubernetes' own tools read (sigs.k8s.io/yaml): version 1.1, so that `0644` is octal and `on` is true,
 * but without sexagesimal numbers and dates, and with the last of two equal keys winning.
 */
export const dialect = {
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'error',
  // `floatNaN` is the library's name for `.inf` and `.nan`.
  customTags: (tags: Tags): Tags => [
    ...tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float|timestamp)$/.test(tag.tag)),
    integer,
    float,
    'floatNaN',
  ],
} as const;
