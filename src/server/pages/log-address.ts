import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** Where the forms of a log are sent: one's own, unless a page is about somebody else. */
export const LogAddress = createContext("/log");

export const useLogAddress = (): string => useContext(LogAddress);
