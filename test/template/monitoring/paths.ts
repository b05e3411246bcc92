import path from 'node:path';
import { templates } from '../checks.ts';

export const monitoring = path.join(templates, 'delivery-platform/monitoring');
export const runbooks = path.join(monitoring, 'runbooks');
