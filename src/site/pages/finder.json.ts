import type { APIRoute } from 'astro';
import { toFinderData } from '../help/finder-data.ts';
import { help } from '../help/help.ts';

export const GET: APIRoute = () => Response.json(toFinderData(help));
