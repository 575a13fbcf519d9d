/** The data folder cannot be written or read. The sentence names the folder and the way out. */
export class FolderError extends Error {
  readonly folder: string;
  /** What the operating system called it, such as `ENOSPC`. */
  readonly code: string;

  constructor(folder: string, code: string, cause: unknown) {
    super(`${sentenceOf(folder, code)}. nothing that was reported is lost`, { cause });
    this.name = "FolderError";
    this.folder = folder;
    this.code = code;
  }
}

const ELSEWHERE = "or choose another folder with --data";

function sentenceOf(folder: string, code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full: ${folder} takes no more (${code}). free some space, ${ELSEWHERE}, and do the same again`;
    case "EFBIG":
      return `a file in ${folder} may not grow further (${code}). raise the limit on file sizes, ${ELSEWHERE}`;
    case "EROFS":
      return `${folder} is on a disk that is read-only (${code}). mount it for writing, ${ELSEWHERE}`;
    case "EACCES":
    case "EPERM":
      return `${folder} cannot be written by this user (${code}). give this user the folder, ${ELSEWHERE}`;
    case "ENOENT":
    case "ENOTDIR":
      return `${folder} is not there, or is no folder (${code}). bring it back, ${ELSEWHERE}`;
    case "EMFILE":
    case "ENFILE":
      return `too many files are open for ${folder} to be used (${code}). close other programs and do the same again`;
    default:
      return `the disk under ${folder} reports an error (${code}). check the disk, ${ELSEWHERE}`;
  }
}

const CODES: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "ENOENT",
  "ENOTDIR",
  "EMFILE",
  "ENFILE",
  "EIO",
]);

/** Words in which a library passes on what the operating system said, without its code. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/no space left on device/i, "ENOSPC"],
  [/disk quota exceeded/i, "EDQUOT"],
  [/file too large/i, "EFBIG"],
  [/read-only file system/i, "EROFS"],
  [/permission denied/i, "EACCES"],
  [/operation not permitted/i, "EPERM"],
  [/too many open files/i, "EMFILE"],
  [/input\/output error/i, "EIO"],
];

/** The same error as a {@link FolderError} when it is the folder's or the disk's; any other error as it is. */
export function asFolderError(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof FolderError || isElsewhere(folder, error)) return error;
  const stated = "code" in error && typeof error.code === "string" ? error.code : null;
  const code = stated ?? WORDS.find(([words]) => words.test(error.message))?.[1] ?? null;
  return code !== null && CODES.has(code) ? new FolderError(folder, code, error) : error;
}

/** A file that was to be read, and lies outside the folder, is no trouble of the folder. */
function isElsewhere(folder: string, error: Error): boolean {
  return "path" in error && typeof error.path === "string" && !error.path.startsWith(folder);
}
