import { describe, expect, it } from "vitest";
import { decoded, onlyActivity, problemOf, warningsOf, when } from "./decode-text.ts";

const ENGLISH_HEADER =
  "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,Max Run Cadence,Avg Pace,Best Pace,Total Ascent,Total Descent,Avg Stride Length,Avg Vertical Ratio,Avg Vertical Oscillation,Avg Ground Contact Time,Avg GAP,Normalized Power® (NP®),Training Stress Score®,Avg Power,Max Power,Steps,Total Reps,Total Sets,Decompression,Best Lap Time,Number of Laps,Moving Time,Elapsed Time,Min Elevation,Max Elevation";

const SHORT = "Activity Type,Date,Title,Distance,Time,Avg HR,Avg Run Cadence,Avg Pace,Avg Stride Length,Total Ascent";
const short = (...rows: string[]): string => [SHORT, ...rows].join("\n");

describe("the activity list of Garmin Connect", () => {
  it("reads an English list with running dynamics and power into SI units", () => {
    const run = onlyActivity(
      `${ENGLISH_HEADER}\nRunning,2025-02-06 17:06:03,false,"Wellington Running","5.48","447","00:31:24","153","176","3.6","153","173","5:44","4:06","215","200","1.15","8.6","9.5","281","5:01","371","0.0","343","641","4,808","--","--","No","00:02:15.3","6","00:31:08","00:32:57","-4","190"`,
      "Pacific/Auckland",
    );
    expect(run).toMatchObject({
      sport: "run",
      sportLabel: "Running",
      title: "Wellington Running",
      durationS: 1884,
      movingS: 1868,
      elapsedS: 1977,
      distanceM: 5480,
      ascentM: 215,
      descentM: 200,
      avgHeartRateBpm: 153,
      maxHeartRateBpm: 176,
      avgCadenceSpm: 153,
      avgPowerW: 343,
      avgGroundContactS: 0.281,
      avgVerticalOscillationM: 0.095,
      avgStrideM: 1.15,
      samples: 0,
      zoneSource: "home",
      utcOffsetMin: 780,
      format: "garmin-csv",
      indexInFile: 0,
    });
    expect(when(run)).toBe("2025-02-06 2025-02-06T04:06:03Z");
  });

  it("reads a title with quotes that Garmin did not escape", () => {
    const run = onlyActivity(
      short(`Running,2025-10-15 17:45:23,"8km + 10x20"/40" + 2km","12.19","01:00:53","76","166","4:59","1.21","38"`),
    );
    expect(run).toMatchObject({ title: '8km + 10x20"/40" + 2km', distanceM: 12_190, durationS: 3653 });
  });

  it("decides a decimal comma for the whole file, whatever the language of the header", () => {
    const list = `Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Pace,Best Pace,Total Ascent,Total Descent,Training Stress Score®,Body Battery Drain,Min Temp,Decompression,Best Lap Time,Number of Laps,Max Temp,Moving Time,Elapsed Time,Min Elevation,Max Elevation
Kayaking,2026-04-18 10:03:35,false,"Reykjavik Kayak","7,00","315","01:40:55","83","108","0,2","14:26","8:11","28","50","0,0","--","9,0","No","01:40:55","1","20,0","01:22:59","01:41:01","-120","-67"`;
    expect(onlyActivity(list)).toMatchObject({ sport: "other", distanceM: 7000, durationS: 6055, elapsedS: 6061 });
    expect(decoded(list).warnings[0]?.detail).toContain("decimal comma");
  });

  it("reads German headers with a decimal point, and a treadmill as one", () => {
    const { activities, warnings } =
      decoded(`Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,Ø Schrittfrequenz (Laufen),Max. Schrittfrequenz (Laufen),Ø Pace,Beste Pace,Anstieg gesamt,Abstieg gesamt,Ø Schrittlänge,Durchschnittliches vertikales Verhältnis,Ø vertikale Bewegung,Training Stress Score®,Grit,Flow,Tauchzeit,Minimale Temperatur,Oberflächenpause,Dekompression,Beste Rundenzeit,Anzahl der Runden,Maximale Temperatur,Zeit in Bewegung,Verstrichene Zeit,Minimale Höhe,Maximale Höhe
Laufbandtraining,2022-03-24 08:05:24,false,"Laufbandtraining","2.00","132","00:10:28","153","175","170","175","5:14","5:10","--","--","1.05","0.0","0.0","0.0","0.0","0.0","0:00","0.0","0:00","Nein","04:48.72","2","0.0","00:10:28","00:10:28","--","--"
Laufen,2021-12-19 08:10:12,false,"Schliersee Laufen","3.35","228","00:17:45","154","177","167","179","5:18","4:19","106","108","1.13","0.0","0.0","0.0","0.0","0.0","0:00","0.0","0:00","Nein","02:32.55","4","0.0","00:17:31","00:17:45","1,086","1,126"`);
    expect(activities).toMatchObject([
      { sport: "run", flags: ["TREADMILL"], distanceM: 2000, ascentM: null, avgVerticalOscillationM: null },
      { sport: "run", flags: [], distanceM: 3350, ascentM: 106, avgHeartRateBpm: 154, avgStrideM: 1.13 },
    ]);
    expect(activities.map(when)).toEqual(["2022-03-24 2022-03-24T07:05:24Z", "2021-12-19 2021-12-19T07:10:12Z"]);
    expect(warnings).toEqual([]);
  });

  it("reads the older German labels of the same columns", () => {
    const run = onlyActivity(
      `Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø HF,Max. HF,Aerober TE,Ø Schrittfrequenz (Laufen),Max. Schrittfrequenz (Laufen),Ø Pace,Beste Pace,Positiver Höhenunterschied,Negativer Höhenunterschied,Ø Schrittlänge
Laufen,2019-05-04 09:00:00,false,"Isar","10.02","640","00:55:06","148","171","3.1","168","182","5:30","4:48","41","40","1.08"`,
    );
    expect(run).toMatchObject({ avgHeartRateBpm: 148, maxHeartRateBpm: 171, ascentM: 41, descentM: 40 });
  });

  it("reads the German list of 2012: a title above the header, leading spaces, a comma after the last column", () => {
    const { activities } = decoded(` Aktivitäten von laeufer

 Favorit,Aktivitätsname,Aktivitätstyp,Course,Start,Zeit,Distanz,Positiver Höhenunterschied,Ø Geschw(Ø Pace),Max. Geschw.(Beste Pace),Ø HF,Max. HF,Kalorien,Züge insgesamt,Durchschnittliche Anzahl von Zügen,Mindestanzahl von Zügen,Durchschnittlicher SWOLF-Wert,Bester SWOLF-Wert,Beste Effizienz,Training Effect,
 false,Lauf,Laufen,--,"Fr, 25 Mai 2012 20:31",1:05:11,"10,20",38,6:24,3:10,138,150,588,--,--,--,--,--,--,--,
 false,Auslaufen,Laufen,--,"Mi, 23 Mai 2012 19:25",12:03,"2,00",0,6:01,5:28,--,--,150,--,--,--,--,--,--,--,`);
    expect(activities).toMatchObject([
      { title: "Lauf", distanceM: 10_200, durationS: 3911, ascentM: 38, avgHeartRateBpm: 138 },
      { title: "Auslaufen", distanceM: 2000, durationS: 723, ascentM: 0, avgHeartRateBpm: null },
    ]);
    expect(activities.map(when)).toEqual(["2012-05-25 2012-05-25T18:31:00Z", "2012-05-23 2012-05-23T17:25:00Z"]);
  });

  it("reads a Spanish list", () => {
    const run =
      onlyActivity(`Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,TE aeróbico,Cadencia de carrera media,Cadencia de carrera máxima,Ritmo medio,Ritmo óptimo,Ascenso total,Descenso total,Longitud media de zancada,GAP medio,Normalized Power® (NP®),Training Stress Score®,Potencia media,Potencia máxima,Pasos,Repeticiones totales,Series totales,Descompresión,Mejor tiempo de vuelta,Número de vueltas,Tiempo en movimiento,Tiempo transcurrido,Altura mínima,Altura máxima
Carrera,2025-10-18 19:10:17,false,"Bilbao - Carrera de medio maratón","21.63","1,381","01:47:49","169","189","5.0","179","192","4:59","2:53","78","91","1.12","5:02","302","0.0","298","543","19,232","--","--","No","00:00:31.0","23","01:47:43","01:47:49","6","35"`);
    expect(run).toMatchObject({
      sport: "run",
      distanceM: 21_630,
      durationS: 6469,
      movingS: 6463,
      avgCadenceSpm: 179,
      avgPowerW: 298,
    });
  });

  it("reads a French list, with and without the columns of a newer watch", () => {
    const few =
      decoded(`Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,Fréquence cardiaque maximale,TE aérobie,Cadence de course moyenne,Ascension totale,Descente totale,Pas,Consommation du Body Battery,Température minimale,Temps de déplacement
Course à pied,2026-08-10 10:52:21,false,"Sortie du matin","3.95","407","00:35:20","151","182","3.3","121","7","5","4,404","'-12","31.0","00:35:08"
Musculation,2026-06-20 10:04:15,false,"Musculation","0.00","540","00:57:59","129","164","3.2","--","--","--","--","'-17","--","00:50:21"
Randonnée,2026-05-16 13:18:54,false,"Randonnée en forêt","9.70","943","02:49:38","105","159","2.9","65","322","329","12,426","'-21","--","01:57:11"`);
    expect(few.activities).toMatchObject([
      { sport: "run", distanceM: 3950, movingS: 2108, elapsedS: null, avgCadenceSpm: 121 },
      { sport: "strength", distanceM: null, avgCadenceSpm: null },
      { sport: "walk", distanceM: 9700, ascentM: 322 },
    ]);
    const many =
      onlyActivity(`Type d’activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,Fréquence cardiaque maximale,TE aérobie,Cadence de course moyenne,Cadence de course maximale,Allure moyenne,Meilleure allure,Ascension totale,Descente totale,Longueur moyenne des foulées,Rapport vertical moyen,Oscillation verticale moyenne,Temps de contact moyen avec le sol,GAP moyenne,Normalized Power® (NP®),Training Stress Score® (TSS®),Puissance moyenne,Puissance max.,Pas,Consommation du Body Battery,Décompression,Temps du meilleur circuit,Nombre de tours,Stress moyen,Stress maximal,Temps de déplacement,Temps écoulé,Altitude minimale,Altitude maximale
Course à pied,2026-03-29 09:00:00,false,"Seine","10.00","700","00:50:00","150","170","3.0","170","180","5:00","4:30","30","28","1.18","8.1","9.0","240","5:00","250","0.0","260","400","8,500","-9","Non","00:04:50.0","10","--","--","00:49:50","00:52:00","20","40"`);
    expect(many).toMatchObject({ elapsedS: 3120, avgPowerW: 260, avgVerticalOscillationM: 0.09 });
  });

  it("finds by steps and stride that a Brazilian list is in miles and feet, and says so", () => {
    const list = `Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total,FC Média,FC máxima,Cadência bicicleta média,Cadência de bicicleta máxima,Velocidade média,Velocidade máxima,Subida total,Descida total,Comprimento médio da passada,Training Stress Score®,Passos,Descompressão,Tempo da melhor volta,Número de voltas,Tempo em movimento,Tempo transcorrido,Elevação mínima,Elevação máxima
Corrida,2026-07-10 17:55:15,false,"São Paulo Corrida","2.49","296","00:44:17","119","157","116","172","17:46","7:50","137","143","0.77","0.0","5,312","Não","00:00:07.3","5","00:44:07","00:49:23","2,359","2,405"`;
    const run = onlyActivity(list, "America/Sao_Paulo");
    expect(run.distanceM).toBeCloseTo(2.49 * 1609.344, 2);
    expect(run.ascentM).toBeCloseTo(137 * 0.3048, 2);
    expect(run).toMatchObject({ durationS: 2657, elapsedS: 2963, avgCadenceSpm: 116, avgStrideM: 0.77 });
    expect(decoded(list).warnings).toMatchObject([{ reason: "UNITS_ASSUMED" }]);
    expect(decoded(list).warnings[0]?.detail).toContain("miles");
  });

  it("reads the Dutch names", () => {
    const run =
      onlyActivity(`Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Gem HS,Max HS,Aeroob TE,Tijd bewogen,Verstreken tijd,Minimum hoogte,Maximum hoogte
Hardlopen,2024-09-01 08:00:00,false,"Vondelpark","12.00","800","00:58:00","150","170","3.1","00:57:50","00:59:00","0","5"`);
    expect(run).toMatchObject({ sport: "run", distanceM: 12_000, avgHeartRateBpm: 150, elapsedS: 3540 });
  });
});

describe("units and marks of a Garmin list", () => {
  it("tells miles from km by stride, cadence and time, although pace and distance agree in both", () => {
    const km = onlyActivity(short(`Running,2026-01-04 10:00:00,a,"10.00","00:55:00","150","170","5:30","1.07","20"`));
    const mi = onlyActivity(short(`Running,2026-01-04 10:00:00,a,"6.21","00:55:00","150","170","8:51","1.07","66"`));
    expect(km.distanceM).toBe(10_000);
    expect(mi.distanceM).toBeCloseTo(9994, 0);
    expect(mi.ascentM).toBeCloseTo(20.1, 1);
  });

  it("reads a stride in feet as well", () => {
    const run = onlyActivity(short(`Running,2026-01-04 10:00:00,a,"6.21","00:55:00","150","170","8:51","3.51","66"`));
    expect(run.avgStrideM).toBeCloseTo(1.07, 2);
    expect(run.distanceM).toBeCloseTo(9994, 0);
  });

  it("takes km, and says so, when nothing shows the unit", () => {
    const list = short(`Running,2026-01-04 10:00:00,a,"5.00","00:40:00","150","--","8:00","--","20"`);
    expect(onlyActivity(list).distanceM).toBe(5000);
    expect(decoded(list).warnings).toMatchObject([{ reason: "UNITS_ASSUMED" }]);
  });

  it("leaves out a run that is too fast as km when nothing shows the unit", () => {
    const { activities, warnings } = decoded(
      short(
        `Running,2026-01-04 10:00:00,a,"5.00","00:40:00","150","--","--","--","20"`,
        `Running,2026-01-05 10:00:00,b,"6.00","00:45:00","150","--","--","--","20"`,
        `Running,2026-01-06 10:00:00,c,"10.00","00:20:00","150","--","--","--","20"`,
      ),
    );
    expect(activities).toHaveLength(2);
    expect(warnings.find(({ reason }) => reason === "SOME_ROWS_REJECTED")?.detail).toContain("row 4");
  });

  it("is sure of km without a stride when miles would be faster than anyone runs", () => {
    expect(warningsOf(short(`Running,2026-01-04 10:00:00,a,"12.00","00:54:00","150","--","4:30","--","20"`))).toEqual(
      [],
    );
  });

  it("lets distance, time and pace decide the decimal mark where the numbers alone could be read both ways", () => {
    const list = short(`Running,2026-01-04 10:00:00,a,"1,100","00:05:30","150","170","5:00","1.18","20"`);
    expect(onlyActivity(list.replace("1.18", "1,18")).distanceM).toBe(1100);
  });

  it("reads thousands of steps or metres as thousands", () => {
    const list = short(
      `Running,2026-01-04 10:00:00,a,"10.00","00:55:00","150","170","5:30","1.07","1,020"`,
      `Pool Swim,2026-01-05 10:00:00,b,"1,500","00:30:00","120","--","2:00","--","--"`,
    );
    expect(decoded(list).activities).toMatchObject([
      { distanceM: 10_000, ascentM: 1020 },
      { sport: "swim", distanceM: 1500 },
    ]);
  });

  it("reads a pool distance in km too", () => {
    const list = short(
      `Running,2026-01-04 10:00:00,a,"10.00","00:55:00","150","170","5:30","1.07","20"`,
      `Pool Swim,2026-01-05 10:00:00,b,"1.50","00:30:00","120","--","2:00","--","--"`,
    );
    expect(decoded(list).activities[1]).toMatchObject({ sport: "swim", distanceM: 1500 });
  });

  it("takes 0.0 of older lists for not measured, and 0 for a flat run", () => {
    const runs = decoded(
      short(
        `Running,2020-01-04 10:00:00,a,"10.00","00:45:00","0","0","4:30","0.00","0.0"`,
        `Running,2020-01-05 10:00:00,b,"10.00","00:45:00","150","170","4:30","1.30","0"`,
      ),
    ).activities;
    expect(runs).toMatchObject([
      { avgHeartRateBpm: null, avgCadenceSpm: null, avgStrideM: null, ascentM: null },
      { avgHeartRateBpm: 150, ascentM: 0 },
    ]);
  });
});

describe("rows of a Garmin list", () => {
  it("keeps the day as written where the clock changes", () => {
    const days = decoded(
      short(
        `Running,2026-03-29 02:30:00,a,"10.00","00:45:00","150","170","4:30","1.30","0"`,
        `Running,2026-10-25 23:59:59,b,"10.00","00:45:00","150","170","4:30","1.30","0"`,
      ),
    ).activities.map(when);
    expect(days).toEqual(["2026-03-29 2026-03-29T01:30:00Z", "2026-10-25 2026-10-25T22:59:59Z"]);
  });

  it("names the rows it cannot read and keeps the others", () => {
    const { activities, warnings } = decoded(
      short(
        `Running,2026-01-04 10:00:00,a,"10.00","00:45:00","150","170","4:30","1.30","0"`,
        `Running,04/01/2026 10:00,b,"10.00","00:45:00","150","170","4:30","1.30","0"`,
        `,2026-01-06 10:00:00,c,"10.00","00:45:00","150","170","4:30","1.30","0"`,
        `Running,2026-01-07 10:00:00,d,"x","00:45:00","150","170","4:30","1.30","0"`,
        `Running,2026-01-08 10:00:00,e,"10.00","45 min","150","170","4:30","1.30","0"`,
        `Running,2026-01-09 10:00:00,f",",g,"10.00","00:45:00","150","170","4:30","1.30","0"`,
        `Running,2026-01-10 10:00:00,h,"900.00","00:45:00","150","170","4:30","1.30","0"`,
      ),
    );
    expect(activities.map(({ title }) => title)).toEqual(["a"]);
    expect(warnings.map(({ reason }) => reason)).toEqual(["SOME_ROWS_REJECTED"]);
    const detail = warnings[0]?.detail ?? "";
    for (const row of [3, 4, 5, 6, 7, 8]) expect(detail).toContain(`row ${row}:`);
    expect(detail).toContain("6 of 7 rows");
  });

  it("refuses a file of bad rows only, and one without rows", () => {
    expect(problemOf(short(`Running,yesterday,a,"10.00","00:45:00",,,,,`)).reason).toBe("CSV_BAD_VALUE");
    expect(problemOf(SHORT).reason).toBe("CSV_NO_ROWS");
  });

  it("keeps a sport it does not know as other", () => {
    const list = short(`Underwater Hockey,2026-01-04 10:00:00,a,"0.00","00:45:00","150","--","--","--","--"`);
    expect(onlyActivity(list)).toMatchObject({ sport: "other", sportLabel: "Underwater Hockey", distanceM: null });
  });
});
