/** Whether the register is open beside a stage: the same fields cannot stand twice on a page. */
export const sheet = $state({ isOpen: false });
