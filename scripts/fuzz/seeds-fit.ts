import { degrees, type FieldSpec, fitBuilder, fitTime } from "../../test/fit-builder.ts";

const START = fitTime("2026-03-03T17:00:00Z");

const FILE_ID: FieldSpec[] = [
  [0, "enum"],
  [1, "u16"],
  [2, "u16"],
  [4, "u32"],
];

const SESSION: FieldSpec[] = [
  [253, "u32"],
  [2, "u32"],
  [3, "s32"],
  [4, "s32"],
  [5, "enum"],
  [6, "enum"],
  [7, "u32"],
  [8, "u32"],
  [9, "u32"],
  [16, "u8"],
  [17, "u8"],
  [18, "u8"],
  [22, "u16"],
  [193, "u8"],
];

const RECORD: FieldSpec[] = [
  [253, "u32"],
  [0, "s32"],
  [1, "s32"],
  [2, "u16"],
  [3, "u8"],
  [4, "u8"],
  [5, "u32"],
  [73, "u32"],
  [7, "u16"],
];

/** A short run with places, events, laps and a session, in either order of bytes. */
function shortRun(bigEndian: boolean): Uint8Array {
  const b = fitBuilder().define(0, 0, FILE_ID, { bigEndian }).data(0, 4, 1, 4024, START);
  b.define(
    1,
    21,
    [
      [253, "u32"],
      [0, "enum"],
      [1, "enum"],
    ],
    { bigEndian },
  ).data(1, START, 0, 0);
  b.define(2, 20, RECORD, { bigEndian });
  for (let s = 0; s < 40; s++)
    b.data(2, START + s, degrees(52 + s * 3e-5), degrees(13), 2500 + s, 140 + (s % 9), 85, s * 300, 3000, 210 + s);
  b.data(1, START + 20, 0, 4).data(1, START + 30, 0, 0);
  b.define(
    3,
    19,
    [
      [253, "u32"],
      [2, "u32"],
      [7, "u32"],
      [8, "u32"],
      [9, "u32"],
      [15, "u8"],
      [16, "u8"],
    ],
    { bigEndian },
  );
  b.data(3, START + 40, START, 40_000, 30_000, 11_700, 144, 149);
  b.define(4, 18, SESSION, { bigEndian });
  b.data(4, START + 40, START, degrees(52), degrees(13), 1, 0, 40_000, 30_000, 11_700, 144, 149, 85, 12, 30);
  b.define(
    5,
    34,
    [
      [253, "u32"],
      [5, "u32"],
    ],
    { bigEndian },
  ).data(5, START + 40, START + 3640);
  return b.file();
}

/** Compressed time stamps, packed speed and distance, no session: what the oldest watches write. */
function oldWatch(): Uint8Array {
  const b = fitBuilder().define(0, 0, FILE_ID).data(0, 4, 1, 717, START);
  b.define(1, 20, [
    [253, "u32"],
    [3, "u8"],
  ]).data(1, START, 140);
  b.define(2, 20, [
    [3, "u8"],
    [8, "byte", 3],
  ]);
  for (let s = 1; s < 50; s++) b.compressed(2, s, 140 + (s % 5), [0x2c, 0x01 | ((s & 15) << 4), s & 255]);
  return b.file({ headerB: 12 });
}

/** Developer fields of every kind, which stand in for native ones. */
function developerRun(): Uint8Array {
  const b = fitBuilder().define(0, 0, FILE_ID).data(0, 4, 1, 4024, START);
  b.define(1, 207, [
    [3, "u8"],
    [1, "byte", 16],
  ]).data(1, 0, [1, 2, 3, 4]);
  b.define(2, 206, [
    [0, "u8"],
    [1, "u8"],
    [2, "u8"],
    [3, "text", 10],
    [6, "u8"],
    [7, "s8"],
    [8, "text", 4],
    [14, "u16"],
    [15, "u8"],
  ]);
  b.data(2, 0, 0, 0x88, "Power", 1, 0, "W", 20, 7).data(2, 0, 1, 0x84, "Distance", 1, 0, "m", 20, 5);
  b.data(2, 0, 2, 0x02, "HR", 1, 0, "bpm", 20, 3).data(2, 0, 3, 0x07, "Text", 1, 0, "", 20, 255);
  const developer = [
    [0, 0, "f32"],
    [0, 1, "u16"],
    [0, 2, "u8"],
    [0, 3, "text", 4],
  ] as const;
  b.define(3, 20, [[253, "u32"]], { developer });
  for (let s = 0; s < 40; s++) b.data(3, START + s, 210.5 + s, s * 3, 140, "abc");
  b.define(4, 18, SESSION).data(4, START + 40, START, null, null, 1, 1, 40_000, 40_000, null, 140, 150, 84, 3, 50);
  return b.file();
}

/** A swim whose strap kept the heart rate, with floats and numbers of 8 bytes in the records. */
function strapSwim(): Uint8Array {
  const b = fitBuilder().define(0, 0, FILE_ID).data(0, 4, 1, 2050, START);
  b.define(1, 132, [
    [253, "u32"],
    [0, "u16"],
    [6, "u8", 2],
    [9, "u32", 8],
  ]);
  b.data(1, START, 0, [100, 101], [1024, 2048]);
  b.define(2, 132, [
    [6, "u8", 8],
    [10, "byte", 12],
  ]);
  for (let n = 0; n < 5; n++)
    b.data(2, [100, 101, 102, 103, 104, 105, 106, 107], [0, 4, 64, 0, 4, 64, 0, 4, 64, 0, 4, 64]);
  b.define(3, 20, [
    [253, "u32"],
    [5, "f64"],
    [6, "f32"],
    [4, "u8z"],
  ]);
  for (let s = 0; s < 40; s++) b.data(3, START + s, s * 100, 1000, 30);
  b.define(4, 18, SESSION).data(4, START + 40, START, null, null, 5, 17, 40_000, 40_000, 4000, 104, 107, 30, 0, null);
  return b.file();
}

/** Two sessions in one file, and a file behind it. */
function multisport(): Uint8Array {
  const b = fitBuilder().define(0, 0, FILE_ID).data(0, 4, 1, 4024, START).define(2, 20, RECORD).define(4, 18, SESSION);
  for (const [sport, fromS] of [
    [5, 0],
    [1, 60],
  ] as const) {
    for (let s = 0; s < 30; s++) b.data(2, START + fromS + s, null, null, 2500, 150, 80, s * 250, 2500, null);
    b.data(4, START + fromS + 30, START + fromS, null, null, sport, 0, 30_000, 30_000, 7250, 150, 150, 80, 0, 40);
  }
  return new Uint8Array([...b.file(), ...shortRun(false)]);
}

/** Short FIT files, so that a change is likely to hit something that matters. */
export const fitSeeds = (): Uint8Array[] => [
  shortRun(false),
  shortRun(true),
  oldWatch(),
  developerRun(),
  strapSwim(),
  multisport(),
];
