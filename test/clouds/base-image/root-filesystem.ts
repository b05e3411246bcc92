import { chmod, chown, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { command } from '../toolchain/command.ts';

/** Parts of the packages that no program needs at run time. */
const superfluous = ['usr/share/doc', 'usr/share/lintian', 'usr/share/locale', 'usr/share/gdb'];

/** User and group of everything that runs in the image. */
const nonroot = 65532;

const passwd = [
  'root:x:0:0:root:/root:/sbin/nologin',
  `nonroot:x:${nonroot}:${nonroot}:nonroot:/home/nonroot:/sbin/nologin`,
];
const group = ['root:x:0:', `nonroot:x:${nonroot}:`];

/** Lays the C library and its neighbours over an empty root, with what a scanner reads to tell which they are. */
export async function layLibraries(root: string, packages: readonly string[]): Promise<void> {
  for (const dir of ['etc', 'home/nonroot', 'tmp', 'var/lib/dpkg/status.d']) {
    await mkdir(path.join(root, dir), { recursive: true });
  }
  for (const file of packages) {
    await command(['dpkg-deb', '--extract', file, root]);
    const control = await command(['dpkg-deb', '--field', file]);
    const [, name = path.basename(file)] = /^Package: (.+)$/m.exec(control) ?? [];
    await writeFile(path.join(root, 'var/lib/dpkg/status.d', name), control);
  }
  for (const dir of superfluous) await rm(path.join(root, dir), { recursive: true, force: true });
  await chmod(path.join(root, 'tmp'), 0o1777);
  await chown(path.join(root, 'home/nonroot'), nonroot, nonroot);
  await writeFile(path.join(root, 'etc/passwd'), `${passwd.join('\n')}\n`);
  await writeFile(path.join(root, 'etc/group'), `${group.join('\n')}\n`);
  await writeFile(path.join(root, 'etc/nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files dns\n');
  // The packages come from the machine's own release, and these two files are how a scanner knows which it is.
  for (const file of ['etc/os-release', 'etc/debian_version']) {
    await writeFile(path.join(root, file), await readFile(path.join('/', file)));
  }
}

/** Puts Node where distroless images have it. */
export async function layNode(root: string, program: string): Promise<void> {
  const bin = path.join(root, 'nodejs/bin');
  await mkdir(bin, { recursive: true });
  await copyFile(program, path.join(bin, 'node'));
  await chmod(path.join(bin, 'node'), 0o755);
}
