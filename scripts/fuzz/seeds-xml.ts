const seconds = (n: number) => new Date(Date.UTC(2026, 2, 3, 17, 0, n)).toISOString();

const trackpoint = (_: unknown, n: number) =>
  `<Trackpoint><Time>${seconds(n)}</Time><Position><LatitudeDegrees>${52 + n * 3e-5}</LatitudeDegrees><LongitudeDegrees>13.4</LongitudeDegrees></Position><AltitudeMeters>${34 + (n % 3)}</AltitudeMeters><DistanceMeters>${n * 3.1}</DistanceMeters><HeartRateBpm><Value>${140 + (n % 8)}</Value></HeartRateBpm><Cadence>85</Cadence><Extensions><ns3:TPX><ns3:Speed>3.1</ns3:Speed><ns3:RunCadence>85</ns3:RunCadence><ns3:Watts>220</ns3:Watts></ns3:TPX></Extensions></Trackpoint>`;

const lap = (points: number) =>
  `<Lap StartTime="${seconds(0)}"><TotalTimeSeconds>${points}</TotalTimeSeconds><DistanceMeters>${points * 3.1}</DistanceMeters><MaximumSpeed>3.4</MaximumSpeed><Calories>5</Calories><AverageHeartRateBpm><Value>144</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>\n${Array.from({ length: points }, trackpoint).join("\n")}</Track><Notes>a &amp; b</Notes></Lap>`;

const tcx = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Activities>${inside}</Activities></TrainingCenterDatabase>\n`;

const activity = (sport: string, inside: string) =>
  `<Activity Sport="${sport}"><Id>${seconds(0)}</Id>${inside}<Notes>easy</Notes><Creator xsi:type="Device_t"><Name>Forerunner</Name></Creator></Activity>`;

export const tcxSeeds = (): string[] => [
  tcx(activity("Running", lap(7))),
  tcx(activity("Biking", lap(2)) + activity("Other", lap(2) + lap(2))),
  tcx(activity("Running", lap(6)).replaceAll(/<Distance.*?<\/DistanceMeters>/g, "")),
];

const place = (n: number, more: string) => `<trkpt lat="${52 + n * 3e-5}" lon="13.4">${more}</trkpt>`;
const timed = (_: unknown, n: number) =>
  place(
    n,
    `<ele>${34 + (n % 4)}</ele><time>${seconds(n * 2)}</time><extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>14${n % 9}</gpxtpx:hr><gpxtpx:cad>84</gpxtpx:cad></gpxtpx:TrackPointExtension><power>210</power></extensions>`,
  );
const gpx = (inside: string) =>
  `<?xml version="1.0"?>\n<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"><metadata><time>${seconds(0)}</time></metadata>${inside}</gpx>`;
const track = (points: number) =>
  `<trk><name>Run</name><type>running</type><trkseg>\n${Array.from({ length: points }, timed).join("\n")}</trkseg><trkseg>${Array.from({ length: 3 }, timed).join("")}</trkseg></trk>`;

export const gpxSeeds = (): string[] => [
  gpx(track(8)),
  gpx(track(4) + track(3)),
  gpx(`<rte>${place(1, "")}</rte><wpt lat="1" lon="2"/>${track(4).replaceAll(/<type>.*?<\/type>/g, "")}`),
];

const TIMES = 'startDate="2026-02-01 07:00:00 +0100" endDate="2026-02-01 07:35:00 +0100"';
const health = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate,Me)>\n]>\n<HealthData locale="en_US">\n <ExportDate value="2026-04-01 12:00:00 +0200"/>\n${inside}\n</HealthData>\n`;
const record = (type: string, rest: string) =>
  `<Record type="HK${type}" sourceName="Kim's iPhone" ${TIMES} ${rest}/>\n`;
const workout = (attributes: string, inside: string) =>
  `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" sourceName="Kim&apos;s Watch" ${attributes} ${TIMES}>${inside}</Workout>\n`;

export const healthSeeds = (): string[] => [
  health(
    workout('duration="30.5" durationUnit="min" totalDistance="5" totalDistanceUnit="km"', "") +
      record("QuantityTypeIdentifierRestingHeartRate", 'unit="count/min" value="52"') +
      record("QuantityTypeIdentifierHeartRateVariabilitySDNN", 'unit="ms" value="48.5"') +
      record("QuantityTypeIdentifierStepCount", 'unit="count" value="5000"') +
      record("CategoryTypeIdentifierSleepAnalysis", 'value="HKCategoryValueSleepAnalysisAsleepCore"'),
  ),
  health(
    workout(
      'duration="35" durationUnit="min"',
      `<MetadataEntry key="HKIndoorWorkout" value="1"/><WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" ${TIMES} sum="3.2" unit="mi"/><WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" ${TIMES} average="150" minimum="90" maximum="171" unit="count/min"/>`,
    ),
  ),
];
