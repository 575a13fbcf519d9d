export { dayAndMonth, monthWord, shortDay, shortDayAndYear, weekdayAndDay, weekdayWord } from "../domain/day-words.ts";
