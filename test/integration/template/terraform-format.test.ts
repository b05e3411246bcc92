import { describe, expect, it } from '@jest/globals';
import { infrastructure } from '../../../scripts/terraform/modules.ts';
import { say, terraformProgram } from '../../template/terraform-program.ts';

const terraform = terraformProgram();
if (terraform === undefined) console.log('There is no terraform on PATH: the formatting is not checked.');

describe('Terraform', () => {
  (terraform === undefined ? it.skip : it)('is formatted', async () => {
    const args = ['fmt', '-check', '-diff', '-recursive', '-no-color', infrastructure];
    const { code, output } = await say(terraform ?? '', args, infrastructure, {
      TF_CLI_CONFIG_FILE: '/dev/null',
    });
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });
});
