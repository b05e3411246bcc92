/** What is said when an order was confirmed: a CloudEvent, https://github.com/cloudevents/spec. */
export interface OrderConfirmed {
  /** The publisher's, and the same however often the event is sent. */
  readonly id: string;
  /** When the order was confirmed, RFC 3339. */
  readonly time: string;
  readonly orderId: string;
  readonly tenant: string;
  /** Whose order it is. Name and address stay where they are kept: an event is copied and stored in many places. */
  readonly userId: string;
  /** Minor units of `currency`. */
  readonly total: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
}

const TYPE = 'order.confirmed';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown, what: string): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${what} is no object`);
  // Any object can be asked for any key.
  return value as Fields;
};

const text = (fields: Fields, name: string): string => {
  const value = fields[name];
  if (typeof value !== 'string' || value === '' || value.length > 256) {
    throw new Error(`${name} must be a text of 1 to 256 characters`);
  }
  return value;
};

const count = (fields: Fields, name: string): number => {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Error(`${name} must be a whole number of at least 0`);
  }
  return value;
};

/** Reads the event; throws when it is of another type or not as it should be. */
export const readOrderConfirmed = (event: unknown): OrderConfirmed => {
  const envelope = fieldsOf(event, 'the event');
  const type = text(envelope, 'type');
  if (type !== TYPE) throw new Error(`the event is ${type}, not ${TYPE}`);
  const data = fieldsOf(envelope['data'], 'data');
  const { items } = data;
  if (!Array.isArray(items) || items.length === 0) throw new Error('items must have one entry at least');
  return {
    id: text(envelope, 'id'),
    time: text(envelope, 'time'),
    orderId: text(data, 'orderId'),
    tenant: text(data, 'tenant'),
    userId: text(data, 'userId'),
    total: count(data, 'total'),
    currency: text(data, 'currency'),
    items: items.map((item: unknown) => {
      const fields = fieldsOf(item, 'an item');
      return { sku: text(fields, 'sku'), quantity: count(fields, 'quantity') };
    }),
  };
};
