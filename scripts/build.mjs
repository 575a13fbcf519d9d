// Compiles src to dist, copies the SQL beside the modules that read it, and bundles the browser's modules.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
rmSync(join(root, "dist"), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

for (const folder of ["store/migrations", "store/queries", "server/assets"]) {
  if (existsSync(join(root, "src", folder))) {
    cpSync(join(root, "src", folder), join(root, "dist", folder), { recursive: true });
  }
}

await build({
  entryPoints: { app: join(root, "src/web/main.ts") },
  outdir: join(root, "dist/web"),
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  sourcemap: false,
  legalComments: "linked",
  logLevel: "warning",
});
// The worker answers for the whole site, so it stands alone and is sent from the top.
await build({
  entryPoints: { sw: join(root, "src/web/service-worker.ts") },
  outdir: join(root, "dist/web"),
  bundle: true,
  format: "iife",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
});
// Packed once here, so that the server only has to send: the chart library is most of it.
for (const name of readdirSync(join(root, "dist/web")).filter((file) => file.endsWith(".js"))) {
  const file = join(root, "dist/web", name);
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
chmodSync(join(root, "dist/cli/main.js"), 0o755);
