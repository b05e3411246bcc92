export interface Product {
  readonly sku: string;
  readonly name: string;
  /** Minor units of `CURRENCY`. */
  readonly price: number;
}

/** Currency of all prices, ISO 4217. */
export const CURRENCY = 'EUR';

/** What can be ordered. Prices live here: a client names the product, never what it costs. */
export const CATALOGUE: readonly Product[] = [
  { sku: 'espresso', name: 'Espresso', price: 2_80 },
  { sku: 'margherita', name: 'Pizza Margherita', price: 9_50 },
  { sku: 'ramen', name: 'Shoyu ramen', price: 13_90 },
  { sku: 'poke-bowl', name: 'Salmon poke bowl', price: 14_50 },
  { sku: 'party-platter', name: 'Party platter for twelve', price: 129_00 },
];
