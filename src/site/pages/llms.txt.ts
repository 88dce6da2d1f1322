import type { APIRoute } from 'astro';
import { help } from '../help/help.ts';
import { toLlms } from '../help/machine-files.ts';

export const GET: APIRoute = () => new Response(toLlms(help));
