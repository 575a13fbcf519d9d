// Puts back what `npm install` leaves out of package-lock.json when a registry does not serve every platform: the entries
// of optional packages for other systems. Without them `npm ci` refuses the lockfile everywhere.
// Run it after each change of dependencies: npm run lockfile
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

interface MissingOptional {
  readonly name: string;
  readonly version: string;
  readonly isDev: boolean;
}

/** The optional packages that the lockfile's own packages ask for and that it does not list. */
export function missingOptionals(lock: Lockfile): MissingOptional[] {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(path, name).some((place) => place in lock.packages))
      .map(([name, version]) => ({ name, version, isDev: dev === true })),
  );
}

/** Where node looks for a package from another one: in it, then beside it, then further up. */
function placesFor(path: string, name: string): string[] {
  const place = `${path === "" ? "" : `${path}/`}node_modules/${name}`;
  if (path === "") return [place];
  const parent = path.slice(0, Math.max(0, path.lastIndexOf("node_modules/") - 1));
  return [place, ...placesFor(parent, name)];
}

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/** A lockfile entry for a package of another system, whose name says which. @throws when it does not */
function entryFor({ name, version, isDev }: MissingOptional): LockedPackage {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(`cannot tell the platform or version of ${name} ${version}: add it to package-lock.json by hand`);
  }
  const libc = words.flatMap((word) => (/^musl/.test(word) ? ["musl"] : /^gnu/.test(word) ? ["glibc"] : []));
  const entry = { version, cpu, optional: true, os, ...(isDev ? { dev: true } : {}) };
  return libc.length === 0 ? entry : { ...entry, libc };
}

function complete(file: string): number {
  const lock = JSON.parse(readFileSync(file, "utf8")) as Lockfile;
  const missing = missingOptionals(lock);
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryFor(each);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return missing.length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const added = complete(fileURLToPath(new URL("../package-lock.json", import.meta.url)));
  console.log(`${added} entries added to package-lock.json`);
}
