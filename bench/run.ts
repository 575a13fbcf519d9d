/** `npm run bench -- NAME [--write]`: runs one bench; `--write` appends its result to bench/RESULTS.md. */
type Bench = (options: { readonly write: boolean }) => Promise<void>;

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  decode: async () => (await import("./decode.ts")).benchDecode,
  ingest: async () => (await import("./ingest.ts")).benchIngest,
  pages: async () => (await import("./pages.ts")).benchPages,
  series: async () => (await import("./series.ts")).benchSeries,
  squad: async () => (await import("./squad.ts")).benchSquad,
  "squad-page": async () => (await import("./squad-page.ts")).benchSquadPage,
  tcx: async () => (await import("./tcx.ts")).benchTcx,
};

const [name = "", ...flags] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  console.error(`unknown bench: ${name === "" ? "(none)" : name} (want ${Object.keys(BENCHES).join(", ")})`);
  process.exitCode = 2;
} else await (await load())({ write: flags.includes("--write") });
