export type DeliveryStatus = 'assigned' | 'picked-up' | 'delivered' | 'released';

export interface Delivery {
  readonly id: string;
  readonly orderId: string;
  readonly courier: string;
  /** Milliseconds since the epoch. */
  readonly assignedAt: number;
  readonly released: boolean;
}

/** Minutes from the assignment; what a courier's own device would report. */
const PICK_UP_MINUTES = 10;
const DELIVERY_MINUTES = 35;

/** The status at a time, both in milliseconds since the epoch. */
export const statusAt = ({ assignedAt, released }: Delivery, now: number): DeliveryStatus => {
  if (released) return 'released';
  const minutes = (now - assignedAt) / 60_000;
  if (minutes >= DELIVERY_MINUTES) return 'delivered';
  return minutes >= PICK_UP_MINUTES ? 'picked-up' : 'assigned';
};

/** Minutes until it arrives, never below 0. */
export const minutesLeft = ({ assignedAt }: Delivery, now: number): number =>
  Math.max(0, Math.ceil(DELIVERY_MINUTES - (now - assignedAt) / 60_000));
