import { expect, it } from '@jest/globals';
import { createPushProgress } from '../../../src/oci/push-progress.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

it('prints a line for each registry at a human pace, and how each ended', async () => {
  const { log, lines } = recordingLog();
  const clock = manualClock();
  const progress = createPushProgress(log, clock, ['aws', 'azure']);
  const [aws, azure] = [progress.registry('aws'), progress.registry('azure')];
  progress.start();
  for (const registry of [aws, azure]) {
    registry.phase('looking');
    registry.phase('pushing');
    for (const bytes of [600e6, 40e6, 5000]) registry.expect(bytes);
  }
  aws.sent(116e6);
  aws.settle('skipped', 5000);
  azure.settle('mounted', 600e6);
  await clock.advance(2000);
  aws.sent(58e6);
  await clock.advance(2000);
  azure.phase('failed');
  await clock.advance(2000);
  aws.settle('pushed', 640e6);
  aws.phase('done');
  progress.stop();
  await clock.advance(10_000);
  expect(lines).toEqual([
    'info: aws    1/3 blobs  116 MB of 640 MB  58 MB/s',
    'info: azure  1/3 blobs  0 B of 40 MB',
    'info: aws    1/3 blobs  174 MB of 640 MB  29 MB/s',
    'info: azure  failed',
    'info: aws    2/3 blobs  640 MB sent  done',
  ]);
  expect(azure.counts).toMatchObject({ mounted: 1, mountedBytes: 600e6, pushed: 0 });
});
