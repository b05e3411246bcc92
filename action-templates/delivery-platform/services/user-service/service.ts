import { randomUUID } from 'node:crypto';
import { problem } from '../platform/problem.ts';
import { readBody } from '../platform/reader.ts';
import type { ServiceDefinition } from '../platform/service.ts';
import { HOUSE_ACCOUNTS, type User } from './user.ts';

/** Knows the customers, and which of them may order. */
export const userService: ServiceDefinition = {
  name: 'user-service',
  port: 8081,
  routes: (platform) => {
    const users = platform.store<User>('users');
    const house = new Map(HOUSE_ACCOUNTS.map((user) => [user.id, user]));

    return [
      {
        method: 'POST',
        path: '/users',
        handle: async ({ body, context }) => {
          const name = readBody(body, (fields) => fields.text('name', { max: 80 }));
          const user: User = { id: `usr_${randomUUID()}`, name, status: 'active' };
          await users.put(`${context.tenant}/${user.id}`, user);
          return { status: 201, body: user, headers: { location: `/users/${user.id}` } };
        },
      },
      {
        method: 'GET',
        path: '/users/:id',
        handle: ({ params: { id = '' }, context }) => {
          const user = users.get(`${context.tenant}/${id}`) ?? house.get(id);
          if (!user) throw problem(404, 'user-not-found', `No user ${id}`);
          return { status: 200, body: user };
        },
      },
    ];
  },
};
