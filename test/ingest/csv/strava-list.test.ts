import { describe, expect, it } from "vitest";
import { decoded, onlyActivity, problemOf, warningsOf, when } from "./decode-text.ts";

const WIDE =
  "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,Average Cadence,Max Heart Rate,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,Average Temperature,Relative Effort,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,Perceived Relative Effort,Commute,Total Weight Lifted,From Upload,Grade Adjusted Distance,Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,Newly Explored Dirt Distance,Activity Count,Total Steps,Carbon Saved,Pool Length,Training Load,Intensity,Average Grade Adjusted Pace,Timer Time,Total Cycles,Recovery,With Pet,Competition,Long Run,For a Cause,With Kid,Downhill Distance,Total Sets,Total Reps,Media";
const NARROW = WIDE.split(",").slice(0, 35).join(",");
const GERMAN =
  "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,Aktivitätsausrüstung,Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied";
const CZECH =
  "ID aktivity,Datum aktivity,Název aktivity,Typ aktivity,Popis aktivity,Uplynulý čas,Vzdálenost,Maximální tepová frekvence,Relativní úsilí,Dojíždění,Soukromá poznámka k aktivitě,Vybavení na aktivitu,Název souboru,Hmotnost sportovce,Hmotnost kola,Uplynulý čas,Aktivní čas,Vzdálenost,Maximální rychlost,Průměrná rychlost,Nastoupaná výška,Naklesaná výška,Nejnižší nadmořská výška,Nejvyšší nadmořská výška,Maximální sklon,Průměrný sklon,Průměrný pozitivní sklon,Průměrný záporný sklon,Maximální kadence,Průměrná kadence,Maximální tepová frekvence,Průměrná tepová frekvence,Maximální výkon ve wattech,Průměrný výkon ve wattech,Kalorie";
const FRENCH =
  "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,Déplacement-transport,Note privée sur les activités,Matériel utilisé pour l'activité,Nom du fichier,Poids de l'athlète,Poids du vélo,Temps écoulé,Durée de déplacement,Distance,Vitesse max.,Vitesse moyenne,Dénivelé positif";

/** A row with cells at the places of a header, by name; the last of two columns of one name unless `first` is set. */
function rowOf(header: string, cells: Record<string, string>, first: Record<string, string> = {}): string {
  const names = header.split(",");
  const row = names.map(() => "");
  for (const [name, cell] of Object.entries(cells)) row[names.lastIndexOf(name)] = cell;
  for (const [name, cell] of Object.entries(first)) row[names.indexOf(name)] = cell;
  return row.map((cell) => `"${cell}"`).join(",");
}

const RUN = {
  "Activity ID": "1012577285",
  "Activity Date": "May 15, 2017, 5:52:52 PM",
  "Activity Name": "Evening Run",
  "Activity Type": "Run",
  "Elapsed Time": "1700.0",
  "Moving Time": "1617.0",
  Distance: "4110.1",
  "Elevation Gain": "96.0",
  "Average Cadence": "75.0",
  "Max Heart Rate": "177.0",
  "Average Heart Rate": "161.0",
};

describe("the activities.csv of a Strava export", () => {
  it("takes metres and seconds from the machine block, and UTC for the date", () => {
    const run = onlyActivity(
      `${NARROW}\n1012577285,"May 15, 2017, 5:52:52 PM",Evening Run,Run,,1617,4.11,177.0,,,,,activities/1115181649.fit.gz,,,1617.0,1617.0,4110.1,3.7,,96.0,,,,,,,,,75.0,177.0,161.0,,,`,
      "America/Los_Angeles",
    );
    expect(run).toMatchObject({
      sport: "run",
      title: "Evening Run",
      distanceM: 4110.1,
      durationS: 1617,
      movingS: 1617,
      elapsedS: 1617,
      ascentM: 96,
      avgCadenceSpm: 150,
      avgHeartRateBpm: 161,
      maxHeartRateBpm: 177,
      flags: ["ZONE_ASSUMED"],
      format: "strava-csv",
    });
    expect(when(run)).toBe("2017-05-15 2017-05-15T17:52:52Z");
  });

  it("puts an evening in UTC on the next day of a runner in Auckland, and says once that the zone was assumed", () => {
    const list = [WIDE, rowOf(WIDE, RUN), rowOf(WIDE, { ...RUN, "Activity ID": "2", Distance: "3000" })].join("\n");
    expect(decoded(list, "Pacific/Auckland").activities.map(when)).toEqual([
      "2017-05-16 2017-05-15T17:52:52Z",
      "2017-05-16 2017-05-15T17:52:52Z",
    ]);
    expect(warningsOf(list)).toEqual(["ZONE_ASSUMED"]);
  });

  it("prefers timer time to moving time, and moving time to elapsed time", () => {
    const duration = (cells: Record<string, string>) => onlyActivity(`${WIDE}\n${rowOf(WIDE, cells)}`).durationS;
    expect(duration({ ...RUN, "Timer Time": "1650" })).toBe(1650);
    expect(duration(RUN)).toBe(1617);
    expect(duration({ ...RUN, "Moving Time": "" })).toBe(1700);
    expect(duration({ ...RUN, "Moving Time": "", "Elapsed Time": "" })).toBeNull();
  });

  it("reads perceived exertion as session RPE, and nothing where there is none", () => {
    expect(onlyActivity(`${WIDE}\n${rowOf(WIDE, { ...RUN, "Perceived Exertion": "7.0" })}`).rpe0To10).toBe(7);
    expect(onlyActivity(`${WIDE}\n${rowOf(WIDE, RUN)}`).rpe0To10).toBeNull();
  });

  it("doubles the cadence of one foot for runs only, and not when both feet are counted", () => {
    const cadence = (cells: Record<string, string>) =>
      onlyActivity(`${WIDE}\n${rowOf(WIDE, { ...RUN, ...cells })}`).avgCadenceSpm;
    expect(cadence({})).toBe(150);
    expect(cadence({ "Average Cadence": "172" })).toBe(172);
    expect(cadence({ "Activity Type": "Ride" })).toBeNull();
  });

  it("reads the example row of a hike and rows that end early", () => {
    const hike = onlyActivity(
      `${WIDE.split(",").slice(0, 86).join(",")}\n11343979900,"May 6, 2024, 4:02:34 AM",Larkya Pass to Bimtang,Hike,,18485,12.36,128,,false,,,activities/12116271787.fit.gz,,,18485,15099,12360.4,1.781,0.819,718.8,,3705,5154.2,,,,,,,128,111`,
    );
    expect(hike).toMatchObject({ sport: "walk", distanceM: 12_360.4, durationS: 15_099, elapsedS: 18_485 });
  });

  it("reads German, Czech, French and Spanish lists with their dates", () => {
    const german = onlyActivity(
      `${GERMAN}\n8228026758,"09.12.2022, 15:24:49",2022-12-09 16:24,Lauf,"bewölkt, 0°C\n---\n ",3189,"9,44",,,true,"",Patria,activities/8228026758.gpx,,20.0,3189.0,2070.0,9440.0,,,12,`,
    );
    expect(german).toMatchObject({ sport: "run", distanceM: 9440, movingS: 2070, elapsedS: 3189, ascentM: 12 });
    expect(when(german)).toBe("2022-12-09 2022-12-09T15:24:49Z");
    const czech = decoded(
      `${CZECH}\n20061183385,"6. 9. 2026 11:18:40",Odpolední jízda,Jízda,,7052,"33,22",140.0,,,,,activities/21204285641.fit.gz,,,7052.0,6490.0,33227.2,12.2,5.12,480.0,,,,,,,,,,140.0,109.0,,98.0,863.0\n1,"1. 1. 2024 8:00:00",Běh,Běh,"první řádek, s čárkou\na ""uvozovky""",60,"0,20",,,,,,activities/1.gpx,,,60.0,60.0,200.0,,,,,,,,,,,,,,,,,`,
    ).activities;
    expect(czech).toMatchObject([
      { sport: "ride", distanceM: 33_227.2, avgHeartRateBpm: 109, avgPowerW: 98 },
      { sport: "run", distanceM: 200, note: 'první řádek, s čárkou\na "uvozovky"' },
    ]);
    expect(czech.map(when)).toEqual(["2026-09-06 2026-09-06T11:18:40Z", "2024-01-01 2024-01-01T08:00:00Z"]);
    const french = onlyActivity(
      `${FRENCH}\n5,"6 mai 2024, 04:02:34",Sortie,Course à pied,,1800,"5,00",150,,,,,activities/5.fit.gz,,,1800.0,1790.0,5000.0,,,30.0`,
    );
    expect(french).toMatchObject({ sport: "run", distanceM: 5000, durationS: 1790, ascentM: 30 });
    expect(when(french)).toBe("2024-05-06 2024-05-06T04:02:34Z");
    const spanish = onlyActivity(
      `ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,Descripción de la actividad,Tiempo transcurrido,Distancia,Ritmo cardíaco máximo,Esfuerzo relativo,Viaje al trabajo,Nota privada,Equipamiento,Nombre del archivo,Peso del atleta,Peso de la bicicleta,Tiempo transcurrido,Tiempo en movimiento,Distancia,Velocidad máxima,Velocidad media,Desnivel positivo,Desnivel negativo\n6,"6 may 2024, 4:02:34",Carrera,Carrera,,1800,"5,00",150,,,,,activities/6.fit.gz,,,1800.0,1790.0,5000.0,,,30.0,28.0`,
    );
    expect(spanish).toMatchObject({ sport: "run", distanceM: 5000, ascentM: 30, descentM: 28 });
  });

  it("accepts any space before AM and PM, and a clock of 24 hours", () => {
    const at = (date: string) => when(onlyActivity(`${WIDE}\n${rowOf(WIDE, { ...RUN, "Activity Date": date })}`));
    const expected = "2024-05-06 2024-05-06T04:02:34Z";
    for (const date of [
      "May 6, 2024, 4:02:34 AM",
      "May 6, 2024, 4:02:34\u202fAM",
      "May 6, 2024, 4:02:34\u00a0a.m.",
      "6 May 2024, 04:02:34",
      "6 mai 2024 à 04:02:34",
      "2024-05-06 04:02:34",
      "06.05.2024, 04:02:34",
    ]) {
      expect(at(date), date).toBe(expected);
    }
    expect(at("May 6, 2024, 12:02:34 AM")).toBe("2024-05-06 2024-05-06T00:02:34Z");
    expect(at("May 6, 2024, 12:02:34 PM")).toBe("2024-05-06 2024-05-06T12:02:34Z");
  });

  it("reads the list of before July 2019 in metres, and that of July 2019 in km with a remark", () => {
    const api = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename";
    const before = `${api}\n1836776031,2018-09-12 15:02:23,Evening Ride,Ride,,783,3681.0,true,Merida,activities/1836776031.gpx`;
    expect(onlyActivity(before)).toMatchObject({ distanceM: 3681, durationS: 783 });
    expect(warningsOf(before)).toEqual(["ZONE_ASSUMED"]);
    const july =
      "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Commute,Activity Gear,Filename";
    const after = `${july}\n1836776031,"Sep 12, 2018, 3:02:23 PM",Evening Ride,Ride,,783,3.68,true,Merida,activities/1836776031.gpx`;
    expect(onlyActivity(after)).toMatchObject({ distanceM: 3680 });
    expect(warningsOf(after)).toEqual(["ZONE_ASSUMED", "UNITS_ASSUMED"]);
    const metres = `${july}\n1836776031,"Sep 12, 2018, 3:02:23 PM",Evening Ride,Ride,,783,3681.0,true,Merida,activities/1836776031.gpx`;
    expect(onlyActivity(metres)).toMatchObject({ distanceM: 3681 });
    expect(when(onlyActivity(before))).toBe(when(onlyActivity(after)));
  });

  it("keeps manual entries, and one row of an activity that is listed twice", () => {
    const { activities, warnings } = decoded(
      [
        WIDE,
        rowOf(WIDE, { ...RUN, Filename: "activities/1.fit.gz" }),
        rowOf(WIDE, { ...RUN, "Activity Date": "May 16, 2017, 5:52:52 PM" }),
        rowOf(WIDE, { ...RUN, "Activity ID": "7" }),
        rowOf(WIDE, { ...RUN, "Activity ID": "8", "Activity Date": "May 17, 2017, 5:52:52 PM" }),
      ].join("\n"),
    );
    expect(activities.map(({ indexInFile }) => indexInFile)).toEqual([0, 3]);
    const detail = warnings.at(-1)?.detail;
    expect(detail).toContain("row 3: it has the same activity id as row 2");
    expect(detail).toContain("row 4: it has the same start, type, distance and duration as row 2");
  });

  it("names a row with a date it cannot read", () => {
    const { warnings } = decoded(
      [WIDE, rowOf(WIDE, RUN), rowOf(WIDE, { ...RUN, "Activity ID": "8", "Activity Date": "32. Mai 2024" })].join("\n"),
    );
    expect(warnings.at(-1)).toMatchObject({ reason: "SOME_ROWS_REJECTED" });
    expect(warnings.at(-1)?.detail).toContain('row 3: date "32. Mai 2024"');
  });

  it("recognises a wide list in a language it does not know, and asks for English", () => {
    const swedish = WIDE.split(",")
      .map((name) => `${name}-sv`)
      .join(",");
    const problem = problemOf(`${swedish}\n${rowOf(WIDE, RUN)}`);
    expect(problem.reason).toBe("UNSUPPORTED_FORMAT");
    expect(problem.detail).toContain("English");
  });
});
