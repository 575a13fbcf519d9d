import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { isoFromInstant } from "../../../domain/instant.ts";
import { outcomeJson, summaryJson } from "../../../usecases/import-json.ts";
import { runImport } from "../../run-import.ts";
import type { ServerOptions } from "../../server-options.ts";
import { uploadedSources } from "../../uploads.ts";

const MOST_BATCHES = 20;

const FileQuery = Type.Object({ name: Type.Optional(Type.String({ maxLength: 1000 })) });

/** Files in, and what became of the ones before. */
export function fileRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, athlete } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.post("/files", { schema: { querystring: FileQuery } }, async (request, reply) => {
    const { counts, outcomes } = await runImport(options, await uploadedSources(request, request.query.name));
    return reply.code(200).send({ files: outcomes.map(outcomeJson), ...summaryJson(counts) });
  });

  api.get("/imports", async () => ({
    imports: (await app.recentImports(athlete, MOST_BATCHES)).map((batch) => ({
      batchId: batch.batchId,
      at: isoFromInstant(batch.at),
      files: batch.outcomes.map(outcomeJson),
    })),
  }));
}
