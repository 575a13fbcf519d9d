import type { Page } from "playwright-core";

/** Pictures are kept at half their size: enough to see every part, small enough for the repository. */
const SCALE = 0.5;
const QUALITY = 0.7;
/** Side of the squares that are compared by their mean colour. Letters and their edges vanish in it; a part that moves does not. */
const SQUARE_PX = 12;
/** Squares whose mean colour is this far apart, of 255, count as different. */
const APART = 14;

/** A screenshot, half as large, as WebP. */
export async function shrunk(canvasPage: Page, png: Buffer): Promise<Buffer> {
  const base64 = await canvasPage.evaluate(
    async ({ address, scale, quality }) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, width, height);
      return canvas.toDataURL("image/webp", quality).split(",")[1] ?? "";
    },
    { address: `data:image/png;base64,${png.toString("base64")}`, scale: SCALE, quality: QUALITY },
  );
  return Buffer.from(base64, "base64");
}

interface Difference {
  /** Width and height of both, when they are not the same. */
  readonly sizes: string | null;
  /** The share of squares that look different, of 1. */
  readonly share: number;
}

/** How far two pictures of a page are apart. */
export function difference(canvasPage: Page, pictures: readonly [Buffer, Buffer]): Promise<Difference> {
  return canvasPage.evaluate(
    async ({ addresses, square, apart }) => {
      /** The mean colour of each square. */
      const drawn = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const { width, height } = image;
          const context = new OffscreenCanvas(width, height).getContext("2d");
          if (context === null) throw new Error("no canvas");
          context.drawImage(image, 0, 0);
          return { width, height, pixels: context.getImageData(0, 0, width, height).data };
        }),
      );
      const [one, two] = drawn;
      if (one === undefined || two === undefined) throw new Error("two pictures are compared");
      if (one.width !== two.width || one.height !== two.height) {
        return { sizes: `${one.width} × ${one.height} and ${two.width} × ${two.height}`, share: 1 };
      }
      const columns = Math.ceil(one.width / square);
      const count = columns * Math.ceil(one.height / square);
      const sums = new Float64Array(count * 3);
      const sizes = new Float64Array(count);
      for (let i = 0; i < one.pixels.length; i += 4) {
        const [x, y] = [(i / 4) % one.width, Math.floor(i / 4 / one.width)];
        const place = Math.floor(y / square) * columns + Math.floor(x / square);
        for (let c = 0; c < 3; c += 1) {
          sums[place * 3 + c] = (sums[place * 3 + c] ?? 0) + (one.pixels[i + c] ?? 0) - (two.pixels[i + c] ?? 0);
        }
        sizes[place] = (sizes[place] ?? 0) + 1;
      }
      let other = 0;
      for (let place = 0; place < count; place += 1) {
        const far = [0, 1, 2].some((c) => Math.abs(sums[place * 3 + c] ?? 0) > apart * (sizes[place] ?? 1));
        if (far) other += 1;
      }
      return { sizes: null, share: other / count };
    },
    {
      addresses: pictures.map((bytes) => `data:image/webp;base64,${bytes.toString("base64")}`),
      square: SQUARE_PX,
      apart: APART,
    },
  );
}
