import Sequencer from '@jest/test-sequencer';

/** Small files that take long: until it has seen them run, jest goes by size and would begin them last. */
const long = [
  'integration/rollout/cut-short',
  'integration/oci/faults',
  'integration/oci/kill',
  'integration/clouds',
  'integration/analysis/prometheus',
  'integration/oci/push-to-clouds',
].map((name) => `/test/${name}.test.ts`);

/** Order of test files: jest's own, but for those above where a checkout is new. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isHidden = ({ path, duration }) => duration === undefined && long.some((end) => path.endsWith(end));
    return [...sorted.filter(isHidden), ...sorted.filter((test) => !isHidden(test))];
  }
}
