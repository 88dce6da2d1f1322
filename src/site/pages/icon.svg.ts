import type { APIRoute } from 'astro';
import { toIcon } from '../help/picture.ts';
import { help } from '../help/help.ts';

export const GET: APIRoute = () => new Response(toIcon(help.product));
