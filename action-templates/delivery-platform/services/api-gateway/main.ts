import { runService } from '../platform/main.ts';
import { apiGateway } from './service.ts';

await runService(apiGateway);
