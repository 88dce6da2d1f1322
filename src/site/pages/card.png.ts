import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { help } from '../help/help.ts';
import { toCard } from '../help/picture.ts';

export const GET: APIRoute = async () => {
  const picture = await sharp(Buffer.from(toCard(help.product)), { density: 72 })
    .resize(1200, 630)
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(picture));
};
