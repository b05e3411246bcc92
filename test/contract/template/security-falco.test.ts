import { describe, expect, it } from '@jest/globals';
import { filesOf } from '../../template/checks.ts';
import { loadRules, type RuleFile, readRuleFiles } from '../../template/falco/loader.ts';

/* No Falco engine can be had without its own registries, so the rules go through a stricter reader of our own. */

const shipped = async () => readRuleFiles(await filesOf('falco rules load'));

/** The shipped rules with one text replaced by another; fails when it is not there. */
async function broken(from: string, to: string): Promise<RuleFile[]> {
  const files = await shipped();
  if (!files.some(({ text }) => text.includes(from))) throw new Error(`${from} is in no rule file`);
  return files.map(({ name, text }) => ({ name, text: text.replace(from, to) }));
}

describe('the Falco rules', () => {
  it('load, each with fields and definitions that exist', async () => {
    const rules = loadRules(await shipped());
    expect(rules).toContain('Unauthorized Process in Container');
    expect(rules).toHaveLength(11);
  });

  it.each([
    [
      'a macro that is not there',
      'platform_starts_process and platform_service',
      'spawned_process and platform_service',
      /no macro spawned_process/,
    ],
    ['a list that is not there', 'in (platform_shells)', 'in (shell_binaries)', /no list shell_binaries/],
    ['a field that is gone', '%container.name image', '%container.info image', /no field container.info/],
    [
      'a field that is deprecated',
      'evt.type = connect',
      'evt.dir = < and evt.type = connect',
      /evt.dir is deprecated/,
    ],
    [
      'a misspelt field',
      'proc.is_exe_upper_layer',
      'proc.is_exe_in_upper_layer',
      /no field proc.is_exe_in_upper_layer/,
    ],
    ['an open parenthesis', 'condition: (container.id', 'condition: ((container.id', /ends too early/],
    ['two operators', 'fd.typechar = f', 'fd.typechar = = f', /has f where \) belongs/],
    ['an append', 'priority: CRITICAL', 'priority: CRITICAL\n  append: true', /is no list, macro or rule/],
    ['a priority that is none', 'priority: ERROR', 'priority: HIGH', /is no list, macro or rule/],
    ['no container plugin', 'name: container', 'name: k8saudit', /needs the container plugin/],
    ['no engine version', '- required_engine_version: 0.57.0', '', /required_engine_version is not said/],
    [
      'a definition nobody uses',
      '- macro: platform_pod',
      '- macro: idle\n  condition: (evt.num = 0)\n\n- macro: platform_pod',
      /idle is defined and not used/,
    ],
  ])('do not load with %s', async (_what, from, to, message) => {
    await expect(broken(from, to).then(loadRules)).rejects.toThrow(message);
  });

  it('do not load when a macro comes after its use', async () => {
    expect(() => {
      loadRules([
        {
          name: 'late.yaml',
          text: '- required_engine_version: 0.57.0\n- macro: b\n  condition: a\n- macro: a\n  condition: evt.num = 1\n',
        },
      ]);
    }).toThrow(/no macro a before it/);
  });
});
