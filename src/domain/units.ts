/** Everything inside is SI; these are the only doors between SI and what people write. */
export const METRES_PER_KM = 1000;
export const METRES_PER_MILE = 1609.344;
export const METRES_PER_FOOT = 0.3048;
export const SECONDS_PER_MIN = 60;

export const kmFromM = (distanceM: number): number => distanceM / METRES_PER_KM;
export const minFromS = (durationS: number): number => durationS / SECONDS_PER_MIN;
export const sFromMin = (durationMin: number): number => durationMin * SECONDS_PER_MIN;

/** The unit of a finding's value and threshold, as printed. */
export type Unit = "km" | "min" | "NRS" | "ratio" | "%" | "days" | "entries" | "AU" | "AU/week" | "h" | "spm" | "";
