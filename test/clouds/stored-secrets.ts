/** What the clouds' secret stores hold, the same in each; only the push identities may read it. */
export const storedSecrets: Readonly<Record<string, { readonly value: string; readonly enabled: boolean }>> =
  {
    harbor: { value: 'robot-password', enabled: true },
    'harbor-json': {
      value: JSON.stringify({ username: 'robot$acme', password: 'robot-password' }),
      enabled: true,
    },
    'harbor-old': { value: 'old-password', enabled: false },
  };
