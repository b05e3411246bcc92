import { defineAction } from '../../core/action.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['legs'],
  run: async (inputs) => {
    const { environment } = selectEnvironment(await loadFleet(inputs.fleet), inputs.environment);
    const legs = selectClusters(environment, inputs.clusters).map((cluster) => ({
      cluster,
      'runs-on': environment.clusters[cluster]?.['runs-on'] ?? inputs.runsOn ?? 'ubuntu-latest',
    }));
    return { legs: JSON.stringify(legs) };
  },
});
