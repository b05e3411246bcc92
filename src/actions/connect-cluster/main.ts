import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import { connect } from './connect.ts';
import { schema } from './inputs.ts';
import { post } from './post.ts';

export default defineAction({
  inputs: schema,
  outputs: ['kubeconfig'],
  run: async (inputs, context) => {
    // The plugin's stub lies beside the one this process was started with.
    const script = path.join(path.dirname(path.resolve(process.argv[1] ?? '')), 'token.js');
    const kubeconfig = await connect(inputs, context, { command: process.execPath, args: [script] });
    context.exportVariable('KUBECONFIG', kubeconfig);
    return { kubeconfig };
  },
  post,
});
