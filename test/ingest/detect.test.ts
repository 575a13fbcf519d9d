import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detectFormat } from "../../src/ingest/detect.ts";
import { makeZip } from "./archive/make-zip.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const fitHeader = Uint8Array.from([14, 0x20, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54, 0, 0]);

describe("the format of a file", () => {
  it.each([
    ["fit", fitHeader],
    ["zip", makeZip([{ name: "a", bytes: text("a") }])],
    ["zip", makeZip([])],
    ["gzip", gzipSync("a")],
    ["apple-double", Uint8Array.from([0, 5, 0x16, 7, 0, 2, 0, 0])],
    ["media", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ["media", text("%PDF-1.7\n")],
    ["binary", Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])],
    ["empty", new Uint8Array()],
    ["empty", text(" \r\n\t\n")],
    ["html", text("<!DOCTYPE html><html><body>Sign in, please</body></html>")],
    ["html", text('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html/>')],
    ["html", text("\n<head><title>Login</title></head>")],
    ["tcx", text('          <?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="x">')],
    ["tcx", text('<?xml version="1.0"?><ns2:TrainingCenterDatabase>')],
    ["gpx", text('\uFEFF<?xml version="1.0"?><!-- made by <b>us</b> --><gpx version="1.1">')],
    ["kml", text('<kml xmlns="http://www.opengis.net/kml/2.2">')],
    ["apple-health", text('<?xml version="1.0"?><!DOCTYPE HealthData [\n<!ELEMENT a (b)>\n]>\n<HealthData>')],
    ["other-xml", text('<?xml version="1.0"?><pwx>')],
    ["other-xml", text("<constructor>")],
    ["json", text('{ "a": 1 }')],
    ["json", text("[]")],
    ["csv", text("day,kind\n2026-01-01,run\n")],
    ["csv", text("Aktivitäten von mir\n\n Favorit,Aktivitätsname\n")],
    ["csv", text("day\n2026-01-01\n")],
    ["csv", text("[[Training]]\n[TrainingResult]\nTrainingName,x\n")],
    ["csv", Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0])],
    ["csv", Uint8Array.from([0x5a, 0xfc, 0x2c, 0x31])],
    ["text", text("hello there")],
  ])("is %s by content", (format, bytes) => {
    expect(detectFormat(bytes)).toBe(format);
  });
});
