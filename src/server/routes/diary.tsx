import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { FileOutcome } from "../../domain/import-outcome.ts";
import { daysOf, formatLocalDay, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { OfferedSource } from "../../usecases/app.ts";
import { own } from "../access/access.ts";
import { diaryFromForm } from "../entries/diary-csv.ts";
import { EMPTY_FORM, type Form, formOf } from "../form-body.ts";
import { DiaryPage } from "../pages/diary-page.tsx";
import type { FieldProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import { type OneAthlete, ofRequest, type ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";
const DIARY_DAYS = 28;

/** `/diary`: the last four weeks written by hand. They come in the way every file does, as a diary. */
export function diaryRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;

  /** Days of the last four weeks that nobody has told about, newest first. */
  const openDays = async (athlete: AthleteId, today: LocalDay): Promise<readonly LocalDay[]> => {
    const { days } = await app.weeklyReport(athlete, today);
    const known = new Set(days.filter(({ state }) => state !== "unknown").map(({ day }) => day));
    return daysOf(windowEnding(today, DIARY_DAYS))
      .filter((day) => !known.has(day))
      .reverse();
  };
  const page = async (request: FastifyRequest, form: Form, problems: readonly FieldProblem[]) => {
    const days = await openDays(request.athlete, await app.today(request.athlete));
    const notes = await app.notesTo(request.athlete, options.people);
    return renderPage(<DiaryPage days={days} notes={notes} form={form} problems={problems} />, wordsOf(request));
  };

  fastify.get("/diary", own("runs"), async (request, reply) =>
    reply
      .type(HTML)
      .header("cache-control", "no-store")
      .send(await page(request, EMPTY_FORM, [])),
  );

  fastify.post("/diary", own("runs"), async (request, reply) => {
    const { athlete } = request;
    const form = formOf(request.body);
    const words = wordsOf(request);
    const today = await app.today(athlete);
    const diary = diaryFromForm(form, await openDays(athlete, today), words);
    const nothing: FieldProblem = { field: "diary", message: words.say("diary.nothing") };
    const problems = diary.rows + diary.problems.length === 0 ? [nothing] : diary.problems;
    const refused = problems.length > 0 ? problems : await importDiary(ofRequest(options, request), diary.csv, today);
    if (refused.length === 0) return reply.redirect("/?done=diary", 303);
    return reply
      .code(422)
      .type(HTML)
      .header("cache-control", "no-store")
      .send(await page(request, form, refused));
  });
}

/** Brings a diary in; gives what was wrong with it, if it was refused. */
async function importDiary(
  { app, athlete }: OneAthlete,
  csv: string,
  today: LocalDay,
): Promise<readonly FieldProblem[]> {
  const outcomes: FileOutcome[] = [];
  await app.importFiles(athlete, offered(csv, `by-hand-${formatLocalDay(today)}.csv`), (event) => {
    if (event.kind === "file") outcomes.push(event.outcome);
  });
  return outcomes
    .filter(({ outcome }) => outcome === "rejected")
    .map(({ detail }) => ({ field: "diary", message: detail ?? "The days could not be read." }));
}

async function* offered(csv: string, path: string): AsyncGenerator<OfferedSource> {
  const bytes = new TextEncoder().encode(csv);
  yield { path, sizeB: bytes.byteLength, read: async () => bytes };
}
