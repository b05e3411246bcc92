export type UserStatus = 'active' | 'suspended';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly status: UserStatus;
}

/** Customers that exist in every tenant, so that a fresh installation can take an order. */
export const HOUSE_ACCOUNTS: readonly User[] = [
  { id: 'usr_ada', name: 'Ada', status: 'active' },
  { id: 'usr_grace', name: 'Grace', status: 'active' },
  { id: 'usr_mallory', name: 'Mallory', status: 'suspended' },
];
