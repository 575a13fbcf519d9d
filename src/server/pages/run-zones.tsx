import type { Words } from "../../messages/words.ts";
import type { RunEffect, RunZone, RunZones } from "../../usecases/run-effect.ts";
import { useWords } from "./words-context.ts";

/** Time in each zone of heart rate, by each scale that the settings allow. */
export function RunZonesCard({ zones }: { readonly zones: RunEffect["zones"] }) {
  const { say } = useWords();
  if (zones.kind === "unknown" && zones.why === "NO_HEART_RATE") return null;
  return (
    <section class="card" id="zones" aria-labelledby="zones-title">
      <h2 id="zones-title">{say("run.zones")}</h2>
      {zones.kind === "unknown" ? (
        <p class="small">
          {say("run.zones.unknown", { missing: say(`load.missing.${zones.why}`) })}{" "}
          {zones.why === "HR_MAX_UNKNOWN" && <a href="/settings">{say("run.zones.say")}</a>}
        </p>
      ) : (
        zones.scales.map((scale) => <Scale key={scale.by} scale={scale} />)
      )}
    </section>
  );
}

function Scale({ scale }: { readonly scale: RunZones }) {
  const totalS = scale.zones.reduce((sum, { durationS }) => sum + durationS, 0);
  const words = useWords();
  const { say } = words;
  return (
    <>
      <h3 class="small">{say(`run.zones.of.${scale.by}`, { bpm: String(Math.round(scale.ofBpm)) })}</h3>
      <dl class="zones">
        {scale.zones.map((zone) => (
          <div key={zone.zone}>
            <dt>
              {zone.zone === 0 ? say("run.zones.below") : say("run.zones.zone", { zone: String(zone.zone) })}{" "}
              <span class="small">{rangeWords(zone, words)}</span>
            </dt>
            <dd>
              <Bar share={totalS > 0 ? zone.durationS / totalS : 0} />
              {words.clock(zone.durationS)}{" "}
              <span class="small">{words.percent((100 * zone.durationS) / Math.max(1, totalS))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function rangeWords({ fromBpm, belowBpm }: RunZone, { say }: Words): string {
  if (fromBpm === null) return belowBpm === null ? "" : say("run.zones.under", { below: belowBpm });
  return belowBpm === null
    ? say("run.zones.from", { from: fromBpm })
    : say("run.zones.between", { from: fromBpm, to: belowBpm - 1 });
}

function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="zone-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="0" width={Math.max(share > 0 ? 1 : 0, 100 * share).toFixed(1)} height="8" />
    </svg>
  );
}
