import type { APIRoute } from 'astro';
import { help } from '../help/help.ts';
import { toFeed } from '../help/machine-files.ts';

export const GET: APIRoute = () => new Response(toFeed(help));
