import type { Region } from "../../domain/pain.ts";

export type BodyView = "front" | "back";

/** One place on the drawing. `half` shapes are drawn for the right of the picture and mirrored; `middle` ones are whole. */
export interface BodyShape {
  readonly view: BodyView;
  readonly region: Region;
  readonly extent: "half" | "middle";
  readonly path: string;
}

/** Width and height of one figure, in the units of its paths. */
export const FIGURE_WIDTH = 200;
export const FIGURE_HEIGHT = 446;

/** Turns a half shape into its mirror image. */
export const MIRROR = `matrix(-1 0 0 1 ${FIGURE_WIDTH} 0)`;

/** The right half of the outline, from the crown to the sole; its left edge is the middle of the figure. */
export const OUTLINE =
  "M99.5 10C113 10 121 20 121 33C121 43 117 51 111 56L111 66C117 72 131 74 141 79C152 84 157 95 159 110C162 130 166 146 168 164L175 205C178 215 177 225 172 228C166 230 161 224 160 214L151 172C147 154 144 138 142 122C142 136 139 148 138 160C138 172 142 184 145 198C149 222 148 250 142 276C139 290 139 300 141 314C145 338 142 358 136 382C134 394 134 404 135 412L141 424C143 431 137 435 129 435L116 435C112 435 111 428 112 418C113 400 111 384 109 366C107 346 109 330 110 314C111 302 109 290 107 274C104 254 102 238 101 222L99.5 216Z";

const front = (region: Region, extent: BodyShape["extent"], path: string): BodyShape => ({
  view: "front",
  region,
  extent,
  path,
});
const back = (region: Region, extent: BodyShape["extent"], path: string): BodyShape => ({
  view: "back",
  region,
  extent,
  path,
});

const THIGH_TOP = "M105 226L128 212L147 218C149 236 147 254 142 270L109 270C106 254 105 240 105 226Z";
const NECK = "M90 58L110 58L111 66C114 70 119 72 124 73L100 80L76 73C81 72 86 70 89 66Z";

/** Every place that can be touched, from head to foot. Finer places, such as the outer knee, are asked for afterwards. */
export const BODY_SHAPES: readonly BodyShape[] = [
  front("neck", "middle", NECK),
  front("shoulder", "half", "M127 75C138 77 147 82 152 89C156 96 158 104 159 113L143 118C141 103 136 91 122 84Z"),
  front(
    "abdomen",
    "middle",
    "M72 128C84 132 116 132 128 128C131 142 131 152 130 166C118 176 82 176 70 166C69 152 69 142 72 128Z",
  ),
  front("hip", "half", "M131 170L139 166C139 178 143 189 145 201L146 214L129 208C127 195 127 182 131 170Z"),
  front("groin", "half", "M102 204L125 180C125 190 126 200 127 208L108 222L102 219Z"),
  front("thigh-front", "half", THIGH_TOP),
  front("knee", "half", "M109 274L142 274C139 290 139 300 141 312L111 312C112 300 111 288 109 274Z"),
  front("shin", "half", "M111 316L142 316C145 338 142 356 136 378L111 378C109 356 109 336 111 316Z"),
  front("ankle", "half", "M111 382L135 382C134 392 134 400 135 408L113 408C113 398 112 390 111 382Z"),
  front("foot", "half", "M113 412L135 412L141 424C143 431 137 435 129 435L116 435C112 435 112 424 113 412Z"),
  back("neck", "middle", NECK),
  back("shoulder", "half", "M128 76C138 78 147 82 152 89C156 96 158 104 159 113L144 118C142 104 138 92 126 86Z"),
  back(
    "upper-back",
    "middle",
    "M78 80L100 84L122 80C132 88 137 100 139 118L136 132C122 138 78 138 64 132L61 118C63 100 68 88 78 80Z",
  ),
  back(
    "lower-back",
    "middle",
    "M66 138C80 142 120 142 134 138L137 156C138 160 138 164 139 168C124 174 112 178 100 186C88 178 76 174 61 168C62 164 62 160 63 156Z",
  ),
  back("glute", "half", "M102 190C114 181 126 176 140 173C143 184 146 200 147 212C138 224 112 228 102 216Z"),
  back(
    "hamstring",
    "half",
    "M104 224C116 228 136 226 147 218C149 236 147 254 142 270L109 270C106 254 104 240 104 224Z",
  ),
  back("knee-back", "half", "M109 274L142 274C139 290 139 298 140 308L111 308C112 298 111 288 109 274Z"),
  back("calf", "half", "M111 312L141 312C145 332 143 348 138 362L110 362C109 346 109 328 111 312Z"),
  back("achilles", "half", "M110 366L137 366C134 382 133 394 134 404L113 404C113 392 112 378 110 366Z"),
  back(
    "heel",
    "half",
    "M113 408L134 408C136 416 138 422 138 428C136 434 132 435 126 435L117 435C112 435 112 420 113 408Z",
  ),
];
