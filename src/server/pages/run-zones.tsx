import type { RunEffect, RunZone, RunZones } from "../../usecases/run-effect.ts";
import { MISSING_WORDS } from "../words/load-words.ts";
import { durationWords } from "../words/measure-words.ts";

/** Time in each zone of heart rate, by each scale that the settings allow. */
export function RunZonesCard({ zones }: { readonly zones: RunEffect["zones"] }) {
  if (zones.kind === "unknown" && zones.why === "NO_HEART_RATE") return null;
  return (
    <section class="card" id="zones" aria-labelledby="zones-title">
      <h2 id="zones-title">Time by heart rate</h2>
      {zones.kind === "unknown" ? (
        <p class="small">
          {`We cannot say: ${MISSING_WORDS[zones.why]}. `}
          {zones.why === "HR_MAX_UNKNOWN" && <a href="/settings">Say it in the settings</a>}
        </p>
      ) : (
        zones.scales.map((scale) => <Scale key={scale.by} scale={scale} />)
      )}
    </section>
  );
}

function Scale({ scale }: { readonly scale: RunZones }) {
  const totalS = scale.zones.reduce((sum, { durationS }) => sum + durationS, 0);
  const what = scale.by === "maximum" ? "your highest heart rate" : "your heart rate at the threshold";
  return (
    <>
      <h3 class="small">{`Zones of ${what}, ${Math.round(scale.ofBpm)} bpm`}</h3>
      <dl class="zones">
        {scale.zones.map((zone) => (
          <div key={zone.zone}>
            <dt>
              {zone.zone === 0 ? "Below" : `Zone ${zone.zone}`} <span class="small">{rangeWords(zone)}</span>
            </dt>
            <dd>
              <Bar share={totalS > 0 ? zone.durationS / totalS : 0} />
              {durationWords(zone.durationS)}{" "}
              <span class="small">{`${Math.round((100 * zone.durationS) / Math.max(1, totalS))} %`}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function rangeWords({ fromBpm, belowBpm }: RunZone): string {
  if (fromBpm === null) return belowBpm === null ? "" : `under ${belowBpm}`;
  return belowBpm === null ? `${fromBpm} and more` : `${fromBpm} to ${belowBpm - 1}`;
}

function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="zone-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="0" width={Math.max(share > 0 ? 1 : 0, 100 * share).toFixed(1)} height="8" />
    </svg>
  );
}
