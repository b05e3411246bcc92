/** How a step starts: as the first of a job, or after one that left its code compiled. In this order. */
export const conditions = [
  { condition: 'cold', title: 'compile cache cold' },
  { condition: 'warm', title: 'compile cache warm' },
] as const;

export type Condition = (typeof conditions)[number]['condition'];
