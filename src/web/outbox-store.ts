/** One form that a person sent: where to, what, and the name that keeps it from being written twice. */
export interface Letter {
  readonly key: string;
  readonly path: string;
  readonly body: string;
  /** What the server said against it; null while nobody has. */
  readonly refusal: string | null;
  /** Who wrote it; absent where nobody signed in. */
  readonly who?: string | null;
}

const DATABASE = "niggle-outbox";
const LETTERS = "letters";

/** Waits for one request of the browser's database. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database failed"));
  });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(LETTERS, { autoIncrement: true });
  };
  return done(request);
}

async function inLetters<T>(mode: IDBTransactionMode, work: (letters: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(LETTERS, mode, { durability: "strict" });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("the browser's database gave up"));
    });
    const result = await done(work(transaction.objectStore(LETTERS)));
    await finished;
    return result;
  } finally {
    database.close();
  }
}

/** Keeps a letter on this device. Resolves when it is on disk. */
export const keepLetter = (letter: Letter): Promise<unknown> =>
  inLetters("readwrite", (letters) => letters.add(letter));

/** Every kept letter with its place, the oldest first. */
export async function keptLetters(): Promise<readonly (readonly [IDBValidKey, Letter])[]> {
  const keys = await inLetters("readonly", (letters) => letters.getAllKeys());
  const letters = await inLetters<Letter[]>("readonly", (store) => store.getAll());
  return keys.flatMap((key, i) => {
    const letter = letters[i];
    return letter === undefined ? [] : [[key, letter] as const];
  });
}

export const dropLetter = (place: IDBValidKey): Promise<unknown> =>
  inLetters("readwrite", (letters) => letters.delete(place));

/** Puts a letter aside: the server has read it and will not take it as it is. */
export const setLetterAside = (place: IDBValidKey, letter: Letter, refusal: string): Promise<unknown> =>
  inLetters("readwrite", (letters) => letters.put({ ...letter, refusal }, place));
