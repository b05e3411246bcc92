import { cloudEvent } from '@google-cloud/functions-framework';
import { receive } from './pub-sub.mjs';

// The name is the entry point of infrastructure/terraform/modules/gcp/functions.
cloudEvent('receipt', receive);
