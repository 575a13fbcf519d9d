import { COSTLY_GZIP, GZIP_MUTATIONS, ZIP_MUTATIONS } from "./mutate-archive.ts";
import { BYTE_MUTATIONS, type Mutation, spliced } from "./mutate-bytes.ts";
import { CSV_MUTATIONS } from "./mutate-csv.ts";
import { FIT_MUTATIONS, withRightSums } from "./mutate-fit.ts";
import { JSON_MUTATIONS } from "./mutate-json.ts";
import { TEXT_MUTATIONS } from "./mutate-text.ts";
import { XML_MUTATIONS } from "./mutate-xml.ts";
import { type Random, randomFrom } from "./random.ts";
import { FORMATS, type FuzzFormat, type Seeds } from "./seeds.ts";

const MUTATIONS: Readonly<Record<FuzzFormat, readonly Mutation[]>> = {
  fit: FIT_MUTATIONS,
  tcx: [...XML_MUTATIONS, ...TEXT_MUTATIONS],
  gpx: [...XML_MUTATIONS, ...TEXT_MUTATIONS],
  "apple-health": [...XML_MUTATIONS, ...TEXT_MUTATIONS],
  csv: [...CSV_MUTATIONS, ...TEXT_MUTATIONS],
  gzip: GZIP_MUTATIONS,
  zip: ZIP_MUTATIONS,
  json: [...JSON_MUTATIONS, ...TEXT_MUTATIONS],
  journal: [...JSON_MUTATIONS, ...TEXT_MUTATIONS],
};

const SHORT_B = 3000;
/** Repeated growth ends here. */
const LONGEST_B = 120_000;

/** The case of a number: the same bytes for the same seed, format, number and seed files. */
export function makeCase(seeds: Seeds, format: FuzzFormat, seed: number, number: number): Uint8Array {
  const random = randomFrom(seed, format, number);
  const own = seeds[format];
  let bytes = random.pick(random.chance(0.85) ? shortOnes(own) : own);
  if (random.chance(0.1)) bytes = spliced(bytes, otherSeed(seeds, format, random), random);
  for (let n = 1 + random.below(random.chance(0.7) ? 3 : 8); n > 0; n--) {
    bytes = mutationFor(format, random)(bytes, random).slice(0, LONGEST_B);
  }
  return format === "fit" && random.chance(0.8) ? withRightSums(bytes, random) : bytes;
}

/** Short files come more often: a change is likelier to hit something, and many more can be tried. */
function shortOnes(own: readonly Uint8Array[]): readonly Uint8Array[] {
  const short = own.filter((bytes) => bytes.length <= SHORT_B);
  return short.length > 0 ? short : own;
}

const otherSeed = (seeds: Seeds, format: FuzzFormat, random: Random): Uint8Array =>
  random.pick(seeds[random.chance(0.8) ? format : random.pick(FORMATS)]);

function mutationFor(format: FuzzFormat, random: Random): Mutation {
  if (format === "gzip" && random.chance(0.002)) return COSTLY_GZIP;
  return random.pick(random.chance(0.7) ? MUTATIONS[format] : BYTE_MUTATIONS);
}
