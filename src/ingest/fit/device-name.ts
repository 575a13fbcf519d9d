import { type FitPart, messagesOf, numberOf, textOf } from "./fit-messages.ts";
import { GARMIN_PRODUCTS } from "./garmin-products.ts";
import { FIELD, MESSAGE } from "./profile.ts";

const GARMIN = 1;

const MANUFACTURERS: Readonly<Record<number, string>> = {
  1: "Garmin",
  15: "Dynastream",
  23: "Suunto",
  28: "Peaksware",
  32: "Wahoo",
  38: "o-synce",
  54: "IpBike",
  69: "Stages",
  70: "Sigma",
  71: "TomTom",
  95: "Stryd",
  123: "Polar",
  255: "development",
  260: "Zwift",
  265: "Strava",
  267: "Bryton",
  289: "Hammerhead",
  294: "COROS",
  307: "OneLap",
  310: "Decathlon",
  326: "Nike",
  331: "MyWhoosh",
  337: "Runna",
  339: "Zepp",
  340: "Peloton",
};

/** What recorded the file, in words where they are known: `Garmin Forerunner 955`, `Suunto 34`; null when it does not say. */
export function deviceName(part: FitPart): string | null {
  const creators = messagesOf(part, MESSAGE.deviceInfo).filter((info) => numberOf(info, FIELD.deviceInfo.index) === 0);
  const productName = creators.map((info) => textOf(info, FIELD.deviceInfo.productName)).find((name) => name !== null);
  const id = messagesOf(part, MESSAGE.fileId)[0];
  const manufacturer = numberOf(id, FIELD.fileId.manufacturer) ?? numberOf(creators[0], FIELD.deviceInfo.manufacturer);
  const product = numberOf(id, FIELD.fileId.product) ?? numberOf(creators[0], FIELD.deviceInfo.product);
  const written = textOf(id, FIELD.fileId.productName) ?? productName ?? null;
  if (manufacturer === null || manufacturer === 0) return written;
  return named(manufacturer, product, written);
}

function named(manufacturer: number, product: number | null, written: string | null): string {
  const brand = MANUFACTURERS[manufacturer] ?? `manufacturer ${manufacturer}`;
  const known = manufacturer === GARMIN && product !== null ? GARMIN_PRODUCTS[product] : undefined;
  const model = known ?? written ?? (product === null || product === 0 ? null : String(product));
  if (model === null) return brand;
  return model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`;
}
