import { runService } from '../platform/main.ts';
import { orderService } from './service.ts';

await runService(orderService);
