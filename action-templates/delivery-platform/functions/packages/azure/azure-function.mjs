import { app } from '@azure/functions';
import { receive } from './service-bus.mjs';

// The queue and the connection are settings that infrastructure/terraform/modules/azure/functions makes.
app.serviceBusQueue('receipt', { connection: 'ServiceBus', queueName: '%QUEUE_NAME%', handler: receive });
