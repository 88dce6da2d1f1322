import { datahub } from './datahub.ts';
import { nuvolos } from './nuvolos.ts';
import type { Product } from './product.ts';

/** Every product the help is published for, in the order people see them. */
export const products = { nuvolos, datahub } satisfies Record<string, Product>;

export type ProductId = keyof typeof products;
