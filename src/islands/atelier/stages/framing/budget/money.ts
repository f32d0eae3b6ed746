import { decimal } from '#core/french';

const signs: Readonly<Record<string, string>> = { EUR: '€', XOF: 'F CFA', XAF: 'F CFA', USD: '$' };

/** An exact amount as French writes it: `29750.00` → « 29 750,00 € ». */
export const money = (amount: string, currency: string): string =>
  `${decimal(Number(amount), amount.split('.')[1]?.length ?? 0)}\u00a0${signs[currency] ?? currency}`;

/** Those that a mission of these countries pays in, first the one of most contracts. */
export const currencies = ['EUR', 'XOF', 'XAF', 'MAD', 'TND', 'EGP', 'CDF', 'GNF', 'MGA', 'KMF', 'USD', 'CHF'] as const;
