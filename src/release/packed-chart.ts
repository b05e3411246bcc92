/** Where a chart that came from a registry is within a release's archive. */
export const packedChart = '.flotilla-chart';
