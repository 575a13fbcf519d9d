const rows = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => row(n)).join("\n");

const POLAR = `Name,Sport,Date,Start time,Duration,Total distance (km),Average heart rate (bpm),Average speed (km/h),Max speed (km/h),Average pace (min/km),Max pace (min/km),Calories,Fat percentage of calories(%),Average cadence (rpm),Average stride length (cm),Running index,Training load,Ascent (m),Descent (m),Average power (W),Max power (W),Notes,Height (cm),Weight (kg),HR max,HR sit,VO2max,
Some Body,RUNNING,03-09-2024,18:05:00,00:00:09,0.027,121,10.8,11.0,05:33,05:20,9,19,81,,45,2,3,1,,,felt good,180.0,75.0,190,50,52,
Sample rate,Time,HR (bpm),Speed (km/h),Pace (min/km),Cadence,Altitude (m),Stride length (m),Distances (m),Temperatures (C),Power (W),
${rows(10, (n) => `${n === 0 ? 1 : ""},00:00:0${n},12${n},10.8,5:33,0,100,,${n * 3},20.0,,`)}`;

const OPENTRACKS = `#time,trackpoint_type,latitude,longitude,altitude,accuracy_horizontal,accuracy_vertical,speed,altitude_gain,altitude_loss,sensor_distance,heartrate,cadence,power
"2026-02-02T03:02:00+01:00","SEGMENT_START_MANUAL",,,400,5,,10.8,,,,140,,
${rows(12, (n) => `"2026-02-02T03:02:${10 + n * 2}+01:00","TRACKPOINT",${47 + n * 1e-4},8.500000,400,5,,10.8,,,${n * 3},140,85,`)}
"2026-02-02T03:03:00+01:00","SEGMENT_END_MANUAL",,,400,5,,10.8,,,,140,,`;

const STRYD = `Timestamp,Power (w/kg),Form Power (w/kg),Air Power (w/kg),Watch Speed (m/s),Stryd Speed (m/s),Watch Distance (meters),Stryd Distance (meters),Stiffness,Stiffness/kg,Ground Time (ms),Cadence (spm),Vertical Oscillation (cm),Watch Elevation (m),Stryd Elevation (m),Ground Time Balance,Vertical Oscillation Balance
${rows(15, (n) => `${1_772_407_800 + n},3.5,1.1,0.0,2.9,3,${n * 2},${n * 3},9.5,0.13,240,172,7.5,100,101,50,50`)}`;

const RUNKEEPER = `Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File
a1,2026-03-01 07:30:00,Running,,5.20,28:10,5:25,11.1,400,30,150,,"easy, flat",a.gpx
a2,2026-03-03 18:30:00,Walking,,2.00,1:28:10,12:25,4.1,100,3,,,,`;

const STRAVA = `Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain
"1012577285","May 15, 2017, 5:52:52 PM","Evening Run","Run","two
lines","1700","4.11","171","30","false","","","75","","1700.0","1617.0","4110.1","4.1","2.5","12"
"1012577286","16 May 2017, 17:52:52","Ride","Ride","","3600","30,5","","","false","","","","","3600.0","3500.0","30500","","",""`;

const GARMIN_ES = `Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,Cadencia de carrera media,Ritmo medio,Ascenso total
Carrera,2025-10-18 19:10:17,false,"Bilbao","21.63","1,381","01:47:49","169","189","179","4:59","78"`;

const GARMIN_2012 = ` Aktivitäten von laeufer

 Favorit,Aktivitätsname,Aktivitätstyp,Course,Start,Zeit,Distanz,Positiver Höhenunterschied,Ø Geschw(Ø Pace),Max. Geschw.(Beste Pace),Ø HF,Max. HF,Kalorien,
 false,Lauf,Laufen,--,"Fr, 25 Mai 2012 20:31",1:05:11,"10,20",38,6:24,3:10,138,150,588,`;

const PMSYS = `end_date_time,activity_names,perceived_exertion,duration_min
2024-11-05T22:51:54.710Z,"['individual', 'running']",7,30
2024-11-06T17:00:00Z,"['team', 'soccer']",5,90`;

const PMSYS_WELLNESS = `effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,soreness,soreness_area,stress
2024-11-20T08:00:00.000Z,2,3,5,7,3,2,[1],3`;

const PAIN = `day,region,side,moment,nrs,quality,altered_gait,night_pain,note
2026-03-01,knee,left,after,4,ache,no,yes,"stairs, mostly"
2026-03-02,none,,,0,,,,`;

const THERAPY = `day,kind,regions,nrs_before,nrs_after,nrs_24h,nrs_48h,therapist,note
2026-03-01,massage,calf;achilles,5,3,2,1,Kim,deep`;

/** A short table of every dialect that is read. */
export const csvSeeds = (): string[] => [
  POLAR,
  OPENTRACKS,
  STRYD,
  RUNKEEPER,
  STRAVA,
  GARMIN_ES,
  GARMIN_2012,
  PMSYS,
  PMSYS_WELLNESS,
  PAIN,
  THERAPY,
];

const entry = (fact: unknown) => JSON.stringify({ id: "e1", at: "2026-03-03T17:00:00Z", athlete: "me", fact });

/** Lines of a journal, some of every kind of shape. */
export const journalSeeds = (): string[] =>
  [
    {
      kind: "pain",
      entry: {
        day: "2026-03-03",
        region: "calf",
        side: "left",
        moment: "after",
        nrs: 3,
        quality: "ache",
        alteredGait: false,
        nightPain: null,
        note: "hill",
        activityId: null,
      },
    },
    { kind: "no-pain", entry: { day: "2026-03-03" } },
    { kind: "rpe", entry: { day: "2026-03-03", activityId: null, rpe0To10: 5 } },
    {
      kind: "therapy",
      entry: {
        day: "2026-03-03",
        kind: "massage",
        regions: ["calf"],
        nrsBefore: 5,
        nrsAfter: 3,
        nrs24h: null,
        nrs48h: null,
        therapist: null,
        note: null,
      },
    },
    { kind: "safety-check", entry: { day: "2026-03-03", yes: ["clot"] } },
    { kind: "history-claim", entry: { from: "2025-01-01", to: null } },
    { kind: "setting", name: "hrMaxBpm", from: "2026-01-01", value: 190 },
    {
      kind: "import",
      batchId: "b1",
      file: { name: "a.fit", sha256: "0".repeat(64), sizeB: 10 },
      refusal: null,
      homeZone: "UTC",
    },
    {
      kind: "import",
      batchId: "b1",
      file: { name: "a", sha256: null, sizeB: 0 },
      refusal: { outcome: "rejected", problem: { reason: "EMPTY", detail: "Empty." } },
      homeZone: "UTC",
    },
    { kind: "correction", activityId: "a1", correction: { field: "sport", value: "run" } },
    {
      kind: "assessment-issued",
      issued: {
        asOf: "2026-03-03",
        headline: "ease",
        level: "amber",
        grey: false,
        sentence: "s",
        ruleSet: "1",
        findings: [{ rule: "MONO", about: null, kind: "flagged", level: "amber", value: 1.5, threshold: null }],
      },
    },
    { kind: "of-tomorrow", entry: {} },
  ].map(entry);
