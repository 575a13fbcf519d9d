import type { Sport } from "../../domain/activity.ts";
import { plainName } from "./csv-rows.ts";

/** A sport as a list export names it, in the language of the account. */
export interface NamedSport {
  readonly sport: Sport;
  readonly treadmill: boolean;
}

/** Runs indoors or on a simulator: no position, and a distance from steps or from the machine. */
const TREADMILL = [
  ["treadmill running", "treadmill", "indoor running", "virtual run", "virtual running"],
  ["laufbandtraining", "laufband", "indoor-laufen", "virtueller lauf", "virtuelles laufen"],
  ["entrenamiento en cinta", "carrera en cinta", "carrera virtual"],
  ["course à pied sur tapis roulant", "tapis de course", "course sur tapis roulant", "course à pied virtuelle"],
  ["corrida em esteira", "corrida virtual"],
  ["loopband", "hardlopen op loopband", "loopbandtraining", "virtuele hardloopsessie"],
  ["virtuální běh", "běhací pás"],
].flat();

const NAMES: Readonly<Record<Exclude<Sport, "other">, readonly (readonly string[])[]>> = {
  run: [
    ["running", "run", "trail running", "trail run", "track running", "track run", "street running", "ultra run"],
    ["ultra running", "obstacle running", "race", "jogging"],
    ["laufen", "lauf", "trailrunning", "traillauf", "trail-lauf", "bahnlauf", "straßenlauf", "ultralauf"],
    ["carrera", "carrera de montaña", "carrera por montaña", "carrera de trail", "carrera en pista", "trail"],
    ["course à pied", "course", "course à pied en extérieur", "course sur piste", "trail running / course nature"],
    ["corrida", "corrida em trilha", "corrida de rua", "corrida em pista", "corrida de trilha"],
    ["hardlopen", "hardloopsessie", "trailrun", "baanlopen"],
    ["běh", "trailový běh", "terénní běh"],
  ],
  walk: [
    ["walking", "walk", "hiking", "hike", "casual walking", "speed walking", "indoor walking", "rucking"],
    ["gehen", "wandern", "wanderung", "spaziergang", "spazieren"],
    ["caminar", "caminata", "senderismo", "marcha"],
    ["marche", "marche à pied", "randonnée", "randonnée pédestre"],
    ["caminhada", "trilha"],
    ["wandelen", "wandeling", "hike"],
    ["chůze", "procházka", "pěší turistika", "túra"],
  ],
  ride: [
    ["cycling", "ride", "road cycling", "mountain biking", "mountain bike ride", "gravel ride", "e-bike ride"],
    ["indoor cycling", "virtual ride", "virtual cycling", "gravel cycling", "gravel/unpaved cycling", "ebiking"],
    ["e-mountain bike ride", "cyclocross", "handcycle", "velomobile", "bike commuting", "track cycling"],
    ["radfahren", "radfahrt", "rennradfahren", "mountainbiken", "indoor-radfahren", "e-bike-fahrt", "gravelbiken"],
    ["mountainbike-fahrt", "virtuelle radfahrt", "radtour"],
    ["ciclismo", "bicicleta", "ciclismo de montaña", "ciclismo en carretera", "ciclismo indoor"],
    ["cyclisme", "vélo", "sortie à vélo", "vtt", "cyclisme sur route", "cyclisme en salle", "cyclisme virtuel"],
    ["pedalada", "ciclismo de estrada", "mountain bike", "ciclismo indoor"],
    ["fietsen", "wielrennen", "fietsrit", "mountainbiken", "indoor fietsen"],
    ["jízda", "jízda na kole", "cyklistika"],
  ],
  swim: [
    ["swimming", "swim", "pool swim", "pool swimming", "lap swimming", "open water swimming", "open water"],
    ["schwimmen", "schwimmbadschwimmen", "bahnschwimmen", "freiwasserschwimmen"],
    ["natación", "natación en piscina", "natación en aguas abiertas"],
    ["natation", "natation en piscine", "natation en eau libre"],
    ["natação", "natação em piscina", "natação em águas abertas"],
    ["zwemmen", "zwemmen in zwembad", "zwemmen in open water"],
    ["plavání"],
  ],
  strength: [
    ["strength training", "weight training", "strength", "crossfit"],
    ["krafttraining"],
    ["entrenamiento de fuerza", "fuerza", "entrenamiento con pesas"],
    ["musculation", "renforcement musculaire", "entraînement aux poids"],
    ["musculação", "treino de força", "treinamento com pesos"],
    ["krachttraining"],
    ["posilování", "trénink s váhami"],
  ],
};

const BY_NAME = new Map<string, NamedSport>([
  ...Object.entries(NAMES).flatMap(([sport, languages]) =>
    languages.flat().map((name) => [name, { sport: sport as Sport, treadmill: false }] as const),
  ),
  ...TREADMILL.map((name) => [name, { sport: "run", treadmill: true }] as const),
]);

/** The sport of a translated activity type. A name that is in no table is `other`: it is kept, and counts for no load. */
export function sportOfName(label: string): NamedSport {
  return BY_NAME.get(plainName(label)) ?? { sport: "other", treadmill: false };
}
