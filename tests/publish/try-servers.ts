import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOut } from '../../src/publish/lay-out.ts';
import type { Mount } from '../../src/publish/mounts.ts';
import { serverConfigs } from '../../src/publish/server-configs.ts';
import { type Faults, judgeServer } from './judge-server.ts';

const packages = { nginx: ['nginx-light', 'libnginx-mod-http-brotli-static'], caddy: ['caddy'] };

/** Serves a built site with nginx and with Caddy, as their configurations say, and gives what is wrong with the answers. */
export async function tryServers(mount: Mount, firstPort: number): Promise<Record<string, Faults>> {
  const results: Record<string, Faults> = {};
  for (const [index, name] of (['nginx', 'caddy'] as const).entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one server after the other
    results[name] = await tryServer(name, mount, firstPort + index);
  }
  return results;
}

async function tryServer(name: keyof typeof packages, mount: Mount, port: number): Promise<Faults> {
  install(name);
  const folder = mkdtempSync(join(tmpdir(), `help-${name}-`));
  const root = join(folder, 'site');
  layOut(mount, root, { compressed: true });
  const config = serverConfigs[name]({ root, base: mount.base, port });
  const server = name === 'nginx' ? startNginx(folder, config) : startCaddy(folder, config);
  try {
    await answers(`http://127.0.0.1:${port}${mount.base}`);
    return await judgeServer(`http://127.0.0.1:${port}`, mount);
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('close', resolve));
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On Debian as root; elsewhere the server has to be there. */
function install(name: keyof typeof packages): void {
  if (spawnSync(name, ['version']).error === undefined) return;
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', ...packages[name]], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (spawnSync(name, ['version']).error !== undefined) throw new Error(`Cannot try ${name}: install ${packages[name].join(' and ')}`);
}

function startNginx(folder: string, config: string): ChildProcess {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  const whole = `include /etc/nginx/modules-enabled/*.conf;\nuser root;\npid ${folder}/pid;\ndaemon off;\nevents {}\nhttp { access_log off; ${temporary}\n${config}}\n`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  return spawn('nginx', ['-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
}

function startCaddy(folder: string, config: string): ChildProcess {
  writeFileSync(join(folder, 'Caddyfile'), `{\n  admin off\n  auto_https off\n}\n${config}`);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return spawn('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], { stdio: 'ignore', env });
}

async function answers(address: string, tries = 50): Promise<void> {
  const isUp = await fetch(address).then(
    () => true,
    () => false,
  );
  if (isUp) return;
  if (tries === 0) throw new Error(`Nothing answers at ${address}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await answers(address, tries - 1);
}
