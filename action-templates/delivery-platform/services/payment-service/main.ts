import { runService } from '../platform/main.ts';
import { paymentService } from './service.ts';

await runService(paymentService);
