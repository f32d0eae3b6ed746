/** The answer « Je ne sais pas », where a question offers it: 0 point, counted apart, always last. */
export const dontKnow = 'dont-know';

/** Whether a learner said so. */
export const saysDontKnow = (response: unknown): boolean => ([] as unknown[]).concat(response).includes(dontKnow);
