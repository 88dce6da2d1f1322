import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHeaders, revalidated } from './headers.ts';
import { readRedirects } from './redirects.ts';

/** A product laid out by `layOut`, and where it is to be served. */
export interface Deployment {
  /** Folder that holds the laid out site, absolute. */
  root: string;
  /** Path of the site on its host, a slash at both ends. */
  base: string;
  port: number;
}

/** Writes the configuration of one kind of server; `brotli` where the server can send ready-made `.br` files. */
export type ServerConfig = (deployment: Deployment, options?: { brotli: boolean }) => string;

/** A whole `server` block for nginx; `brotli_static` needs the module of that name. https://nginx.org/en/docs/ */
const nginx: ServerConfig = ({ root, base, port }, { brotli } = { brotli: true }) => {
  const { all, hashed } = readRules(root, base);
  const moved = [...readRedirects(root)].map(([from, to]) => `  ${JSON.stringify(decodeURI(from))} ${JSON.stringify(to)};`);
  const headers = (rules: [string, string][]): string =>
    rules.map(([name, value]) => `    add_header ${name} ${JSON.stringify(value)} always;`).join('\n');
  return `map_hash_bucket_size 256;
map_hash_max_size 8192;
map $uri $moved {
  default "";
${moved.join('\n')}
}

server {
  listen 127.0.0.1:${port};
  root ${root};
  charset utf-8;
  charset_types text/plain text/markdown text/xml application/json application/javascript;
  types { ${types} }
  absolute_redirect off;
  gzip_static on;
${brotli ? '  brotli_static on;\n' : ''}  error_page 404 /404.html;

  location ~ ^/_(headers|redirects)$ { return 404; }
  location ${base}_astro/ {
${headers([...all.filter(([name]) => name !== 'Cache-Control'), ...hashed])}
  }
  location / {
    if ($moved) { return 301 $moved; }
${headers(all)}
    index index.html;
    try_files $uri $uri/ =404;
  }
}
`;
};

/** Types that nginx does not know by itself stand beside those it must not forget. */
const types = [
  'text/html html;',
  'text/css css;',
  'text/plain txt;',
  'text/markdown md;',
  'text/xml xml;',
  'application/javascript js;',
  'application/json json;',
  'image/svg+xml svg;',
  'image/png png;',
].join(' ');

/** A Caddyfile site block. https://caddyserver.com/docs/caddyfile */
const caddy: ServerConfig = ({ root, base, port }) => {
  const { all, hashed } = readRules(root, base);
  const isCaching = ([name]: [string, string]): boolean => name === 'Cache-Control';
  const secure = all.filter((rule) => !isCaching(rule));
  const caching = all.filter(isCaching);
  const quote = (value: string): string => `\`${value}\``;
  const moved = [...readRedirects(root)].map(([from, to]) => `  redir ${quote(decodeURI(from))} ${quote(to)} 301`);
  const headers = (matcher: string, rules: [string, string][]): string =>
    rules.map(([name, value]) => `  header ${matcher} ${name} ${quote(value)}`).join('\n');
  return `http://127.0.0.1:${port} {
  root * ${root}
  @private path /_headers /_redirects
  error @private 404
${moved.join('\n')}
  @hashed path ${base}_astro/*
  @pages not path ${base}_astro/*
${headers('*', secure)}
${headers('@pages', caching)}
${headers('@hashed', hashed)}
  @folder {
    not path */
    file {path}/index.html
  }
  redir @folder {path}/ 301
  file_server {
    precompressed br gzip
  }
  handle_errors {
    rewrite * /404.html
    file_server {
      precompressed br gzip
    }
  }
}
`;
};

/** Every server that a configuration is written for. */
export const serverConfigs = { nginx, caddy } satisfies Record<string, ServerConfig>;

function readRules(root: string, base: string): { all: [string, string][]; hashed: [string, string][] } {
  const rules = parseHeaders(readFileSync(join(root, '_headers'), 'utf8'));
  const find = (path: string): [string, string][] => rules.find((rule) => rule.path === path)?.headers ?? [];
  return { all: [...find(`${base}*`), revalidated], hashed: find(`${base}_astro/*`) };
}
