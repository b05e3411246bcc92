import { runService } from '../platform/main.ts';
import { deliveryService } from './service.ts';

await runService(deliveryService);
