/** When a task is due, in the order of a mission. */
export const phases = ['preparation', 'implementation', 'closing'] as const;
