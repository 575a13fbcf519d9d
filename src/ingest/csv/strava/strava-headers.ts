/** What Niggle reads from the activity list in a Strava account export. */
export type StravaField =
  | "id"
  | "date"
  | "title"
  | "type"
  | "description"
  | "elapsed"
  | "distance"
  | "filename"
  | "moving"
  | "timer"
  | "ascent"
  | "descent"
  | "cadence"
  | "maxHeartRate"
  | "avgHeartRate"
  | "power"
  | "perceivedExertion";

type Names = Partial<Record<StravaField, string>>;

/** Until June 2019 the columns had the names of the programming interface, and the distance was in metres. */
export const API_NAMES: Names = {
  id: "id",
  date: "date",
  title: "name",
  type: "type",
  description: "description",
  elapsed: "elapsed_time",
  distance: "distance",
  filename: "filename",
};

const ENGLISH: Names = {
  id: "Activity ID",
  date: "Activity Date",
  title: "Activity Name",
  type: "Activity Type",
  description: "Activity Description",
  elapsed: "Elapsed Time",
  distance: "Distance",
  filename: "Filename",
  moving: "Moving Time",
  timer: "Timer Time",
  ascent: "Elevation Gain",
  descent: "Elevation Loss",
  cadence: "Average Cadence",
  maxHeartRate: "Max Heart Rate",
  avgHeartRate: "Average Heart Rate",
  power: "Average Watts",
  perceivedExertion: "Perceived Exertion",
};

const GERMAN: Names = {
  id: "Aktivitäts-ID",
  date: "Aktivitätsdatum",
  title: "Name der Aktivität",
  type: "Aktivitätsart",
  description: "Aktivitätsbeschreibung",
  elapsed: "Verstrichene Zeit",
  distance: "Distanz",
  filename: "Dateiname",
  moving: "Bewegungszeit",
  ascent: "Höhenzunahme",
  descent: "Höhenunterschied",
  cadence: "Durchschnittliche Trittfrequenz",
  maxHeartRate: "Max. Herzfrequenz",
  avgHeartRate: "Durchschnittliche Herzfrequenz",
  power: "Durchschnittliche Watt",
  perceivedExertion: "Gefühlte Anstrengung",
};

const CZECH: Names = {
  id: "ID aktivity",
  date: "Datum aktivity",
  title: "Název aktivity",
  type: "Typ aktivity",
  description: "Popis aktivity",
  elapsed: "Uplynulý čas",
  distance: "Vzdálenost",
  filename: "Název souboru",
  moving: "Aktivní čas",
  ascent: "Nastoupaná výška",
  descent: "Naklesaná výška",
  cadence: "Průměrná kadence",
  maxHeartRate: "Maximální tepová frekvence",
  avgHeartRate: "Průměrná tepová frekvence",
  power: "Průměrný výkon ve wattech",
};

const FRENCH: Names = {
  id: "ID de l'activité",
  date: "Date de l'activité",
  title: "Nom de l'activité",
  type: "Type d'activité",
  description: "Description de l'activité",
  elapsed: "Temps écoulé",
  distance: "Distance",
  filename: "Nom du fichier",
  moving: "Durée de déplacement",
  ascent: "Dénivelé positif",
  maxHeartRate: "Fréquence cardiaque max.",
};

const SPANISH: Names = {
  id: "ID de actividad",
  date: "Fecha de la actividad",
  title: "Nombre de la actividad",
  type: "Tipo de actividad",
  description: "Descripción de la actividad",
  elapsed: "Tiempo transcurrido",
  distance: "Distancia",
  filename: "Nombre del archivo",
  moving: "Tiempo en movimiento",
};

export const STRAVA_LANGUAGES: readonly Names[] = [API_NAMES, ENGLISH, GERMAN, CZECH, FRENCH, SPANISH];

/** Places in the machine block, counted from its elapsed time, for names that are not known in a language. */
export const MACHINE_BLOCK: Readonly<Partial<Record<StravaField, number>>> = {
  elapsed: 0,
  moving: 1,
  distance: 2,
  ascent: 5,
  descent: 6,
  cadence: 14,
  maxHeartRate: 15,
  avgHeartRate: 16,
  power: 18,
  perceivedExertion: 28,
};

/** Columns of the display block that return in the machine block: place there, and distance from its elapsed time. */
export const REPEATED = [
  { display: 5, offset: 0 },
  { display: 6, offset: 2 },
  { display: 7, offset: 15 },
] as const;
/** Relative effort returns after the first 22 columns; when it does, perceived exertion is where it was in English. */
export const REPEATED_LATER = { display: 8, offset: 22 } as const;
