import { silentLog } from '../kube/silent-log.ts';
import { deliverShop } from './shop.ts';

/** A delivery in a process of its own, so that a test can kill it: `ACCESS_JSON SEQUENCE FRONT RUN`. */
const [access = '', sequence = '', front = '', run = ''] = process.argv.slice(2);
const { server, ca, token } = JSON.parse(access) as { server: string; ca: string; token: string }; // written by the test
await deliverShop({
  access: { server, ca, token: async () => ({ value: token, expiresAt: Number.POSITIVE_INFINITY }) },
  sequence: Number(sequence),
  front,
  run,
  log: silentLog,
});
