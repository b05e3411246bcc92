import { runService } from '../platform/main.ts';
import { userService } from './service.ts';

await runService(userService);
