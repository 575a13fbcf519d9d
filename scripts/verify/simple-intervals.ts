import { gammaPoisson } from "../../src/analysis/link/statistics/gamma-poisson.ts";
import {
  normalPosterior,
  PUBLISHED_PRIOR,
  SCEPTICAL_PRIOR,
} from "../../src/analysis/link/statistics/normal-posterior.ts";
import { poissonRate } from "../../src/analysis/link/statistics/poisson-rate.ts";
import { seededRandom } from "../../src/analysis/link/statistics/seeded-random.ts";
import { wilsonInterval } from "../../src/analysis/link/statistics/wilson.ts";
import { COVERAGE, COVERAGE_AT_LEAST, covers, type Design } from "./tally.ts";

const PRIOR = { events: 4, exposure: 10 };

/** Shares, rates and posteriors, on numbers drawn from the very distributions they assume. */
export const simpleIntervals: Design = {
  name: "shares, rates and posteriors",
  about:
    "One share of 10 to 60 cases, one count over a known time, one rate drawn from its own gamma prior, and one log ratio drawn from its own normal prior, each with the interval the product gives.",
  wanted: {
    "Wilson interval of a share": COVERAGE,
    "exact Poisson interval of a rate (wider than need be)": COVERAGE_AT_LEAST,
    "gamma posterior of a rate from its prior": COVERAGE,
    "normal posterior of a ratio, published prior": COVERAGE,
    "normal posterior of a ratio, sceptical prior": COVERAGE,
  },
  cohort(seed) {
    const random = seededRandom(seed);
    const of = 10 + random.integer(51);
    const share = 0.1 + 0.8 * random.uniform();
    const hits = Array.from({ length: of }, () => random.uniform()).filter((draw) => draw < share).length;
    const wilson = wilsonInterval(hits, of);
    const mean = 1 + 14 * random.uniform();
    const rate = poissonRate(random.poisson(mean), 10);
    const trueRate = random.gamma(PRIOR.events, 1 / PRIOR.exposure);
    const posterior = gammaPoisson({ events: random.poisson(trueRate * 12), exposure: 12 }, PRIOR);
    const ofPrior = (prior: typeof PUBLISHED_PRIOR) => {
      const truth = prior.mean + prior.sd * random.normal();
      const standardError = 0.2 + random.uniform();
      const ratio = normalPosterior({ logRatio: truth + standardError * random.normal(), standardError }, prior);
      return covers(ratio, Math.exp(truth));
    };
    return {
      "Wilson interval of a share": covers(wilson.kind === "estimated" ? wilson : null, share),
      "exact Poisson interval of a rate (wider than need be)": covers(
        rate.kind === "estimated" ? rate : null,
        mean / 10,
      ),
      "gamma posterior of a rate from its prior": covers(posterior, trueRate),
      "normal posterior of a ratio, published prior": ofPrior(PUBLISHED_PRIOR),
      "normal posterior of a ratio, sceptical prior": ofPrior(SCEPTICAL_PRIOR),
    };
  },
};
