import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ENGLISH, type Words } from "../../messages/words.ts";

/** The language and the units of the page that is being rendered. */
export const PageWords = createContext<Words>(ENGLISH);

/** The words of the page, for a component. */
export const useWords = (): Words => useContext(PageWords);
