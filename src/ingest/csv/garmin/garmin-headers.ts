/** What Niggle reads from the activity list of Garmin Connect. */
export type GarminField =
  | "type"
  | "date"
  | "title"
  | "distance"
  | "time"
  | "moving"
  | "elapsed"
  | "avgHeartRate"
  | "maxHeartRate"
  | "cadence"
  | "pace"
  | "ascent"
  | "descent"
  | "stride"
  | "steps"
  | "verticalOscillation"
  | "groundContact"
  | "power";

type Names = Partial<Record<GarminField, readonly string[]>>;

/*
 * Column names by the language of the account, old and new labels together. The language of the header says nothing
 * about the decimal mark or the units. In a list of several sports the bike columns also hold the cadence of runs,
 * and the speed columns their pace.
 */

const ENGLISH: Names = {
  type: ["Activity Type"],
  date: ["Date", "Start"],
  title: ["Title", "Activity Name"],
  distance: ["Distance"],
  time: ["Time"],
  moving: ["Moving Time"],
  elapsed: ["Elapsed Time"],
  avgHeartRate: ["Avg HR"],
  maxHeartRate: ["Max HR"],
  cadence: ["Avg Run Cadence", "Avg Bike Cadence", "Avg Cadence"],
  pace: ["Avg Pace", "Avg Speed", "Avg Speed(Avg Pace)"],
  ascent: ["Total Ascent", "Elev Gain", "Elevation Gain"],
  descent: ["Total Descent", "Elev Loss", "Elevation Loss"],
  stride: ["Avg Stride Length"],
  steps: ["Steps"],
  verticalOscillation: ["Avg Vertical Oscillation"],
  groundContact: ["Avg Ground Contact Time"],
  power: ["Avg Power"],
};

const GERMAN: Names = {
  type: ["Aktivitätstyp"],
  date: ["Datum", "Start"],
  title: ["Titel", "Aktivitätsname"],
  distance: ["Distanz"],
  time: ["Zeit"],
  moving: ["Zeit in Bewegung"],
  elapsed: ["Verstrichene Zeit"],
  avgHeartRate: ["Ø Herzfrequenz", "Ø HF"],
  maxHeartRate: ["Maximale Herzfrequenz", "Max. HF"],
  cadence: ["Ø Schrittfrequenz (Laufen)", "Ø Trittfrequenz (Rad)", "Ø Trittfrequenz"],
  pace: ["Ø Pace", "Ø Geschw(Ø Pace)", "Ø Geschwindigkeit"],
  ascent: ["Anstieg gesamt", "Positiver Höhenunterschied"],
  descent: ["Abstieg gesamt", "Negativer Höhenunterschied"],
  stride: ["Ø Schrittlänge"],
  steps: ["Schritte"],
  verticalOscillation: ["Ø vertikale Bewegung"],
  groundContact: ["Ø Bodenkontaktzeit"],
  power: ["Ø Leistung"],
};

const SPANISH: Names = {
  type: ["Tipo de actividad"],
  date: ["Fecha"],
  title: ["Título"],
  distance: ["Distancia"],
  time: ["Tiempo"],
  moving: ["Tiempo en movimiento"],
  elapsed: ["Tiempo transcurrido"],
  avgHeartRate: ["Frecuencia cardiaca media", "FC media"],
  maxHeartRate: ["FC máxima", "Frecuencia cardiaca máxima"],
  cadence: ["Cadencia de carrera media", "Cadencia de bicicleta media"],
  pace: ["Ritmo medio", "Velocidad media"],
  ascent: ["Ascenso total"],
  descent: ["Descenso total"],
  stride: ["Longitud media de zancada"],
  steps: ["Pasos"],
  verticalOscillation: ["Oscilación vertical media"],
  groundContact: ["Tiempo medio de contacto con el suelo"],
  power: ["Potencia media"],
};

const FRENCH: Names = {
  type: ["Type d'activité"],
  date: ["Date"],
  title: ["Titre"],
  distance: ["Distance"],
  time: ["Durée"],
  moving: ["Temps de déplacement"],
  elapsed: ["Temps écoulé"],
  avgHeartRate: ["Fréquence cardiaque moyenne"],
  maxHeartRate: ["Fréquence cardiaque maximale"],
  cadence: ["Cadence de course moyenne", "Cadence de vélo moyenne"],
  pace: ["Allure moyenne", "Vitesse moyenne"],
  ascent: ["Ascension totale"],
  descent: ["Descente totale"],
  stride: ["Longueur moyenne des foulées"],
  steps: ["Pas"],
  verticalOscillation: ["Oscillation verticale moyenne"],
  groundContact: ["Temps de contact moyen avec le sol"],
  power: ["Puissance moyenne"],
};

const PORTUGUESE: Names = {
  type: ["Tipo de atividade"],
  date: ["Data"],
  title: ["Título"],
  distance: ["Distância"],
  time: ["Tempo total", "Tempo"],
  moving: ["Tempo em movimento"],
  elapsed: ["Tempo transcorrido"],
  avgHeartRate: ["FC Média"],
  maxHeartRate: ["FC máxima"],
  cadence: ["Cadência de corrida média", "Cadência bicicleta média"],
  pace: ["Ritmo médio", "Velocidade média"],
  ascent: ["Subida total"],
  descent: ["Descida total"],
  stride: ["Comprimento médio da passada"],
  steps: ["Passos"],
  verticalOscillation: ["Oscilação vertical média"],
  groundContact: ["Tempo médio de contato com o solo"],
  power: ["Potência média"],
};

const DUTCH: Names = {
  type: ["Activiteittype"],
  date: ["Datum"],
  title: ["Titel"],
  distance: ["Afstand"],
  time: ["Tijd"],
  moving: ["Tijd bewogen"],
  elapsed: ["Verstreken tijd"],
  avgHeartRate: ["Gem HS", "Gem. HS"],
  maxHeartRate: ["Max HS", "Max. HS"],
  cadence: ["Gem loopcadans", "Gem. loopcadans"],
  pace: ["Gem tempo", "Gem. tempo"],
  ascent: ["Totale stijging"],
  descent: ["Totale daling"],
  stride: ["Gem staplengte", "Gem. staplengte"],
  steps: ["Stappen"],
};

export const GARMIN_LANGUAGES: readonly Names[] = [ENGLISH, GERMAN, SPANISH, FRENCH, PORTUGUESE, DUTCH];
