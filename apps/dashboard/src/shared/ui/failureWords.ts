import type { EngineOperation } from "@dunnage/api";
import type { TFunction } from "i18next";
import { en } from "../../locales/en.ts";
import type { Failure } from "../trpc/failure.ts";
import type { ErrorReport } from "../trpc/types.ts";

// Not the contract's list, whose schemas come with it. A test compares.
const cases = ["engine_too_old", "engine_too_new", "no_address", "engine_failed"] as const;

export interface Words {
  message: string;
  advice: string | null;
  /** What exactly was found wrong, in English. */
  finding: string | null;
  /** The engine's or the system's own words. */
  detail: string | null;
  /** Under which the server's log says more. */
  requestId: string | null;
}

const only = (message: string, advice: string | null = null): Words => ({
  message,
  advice,
  finding: null,
  detail: null,
  requestId: null,
});

/** A failure in the reader's language. */
export function failureWords(t: TFunction, failure: Failure): Words {
  switch (failure.kind) {
    case "offline":
      return only(t("errors.offline.message"), t("errors.offline.advice"));
    case "signedOut":
      return only(t("errors.signedOut.message"), t("errors.signedOut.advice"));
    case "forbidden":
      return only(t("errors.forbidden.message"), t("errors.forbidden.advice"));
    case "refused":
      return only(t("errors.refused.message", { status: failure.status }), t("errors.refused.advice"));
    case "fields":
      return only(
        t("errors.fields.message"),
        failure.fields
          .map(({ field, message }) => (field ? t("errors.fields.one", { field, message }) : message))
          .join(" "),
      );
    case "other":
      return {
        ...only(t("errors.internal.message"), t("errors.internal.advice")),
        requestId: failure.requestId,
      };
    case "report":
      return { ...reportWords(t, failure.report), requestId: shownId(failure) };
  }
}

/** An engine's or Dunnage's own error, by its code. */
export function reportWords(t: TFunction, { code, params }: ErrorReport): Words {
  const known = {
    address: params.address ?? "?",
    operation: isOperation(params.operation) ? t(`errors.operations.${params.operation}`) : "?",
    subject: params.subject ?? "?",
    version: params.version ?? "?",
    engineApi: params.engineApi ?? "?",
    ownApi: params.ownApi ?? "?",
  };
  const key = wordedAs(code, params);
  return {
    message: t(`errors.${key}.message`, { ...known, tried: params.tried ?? "" }),
    advice: t(`errors.${key}.advice`, known),
    finding: params.finding ?? null,
    detail: params.detail ?? null,
    requestId: null,
  };
}

function wordedAs(code: ErrorReport["code"], params: ErrorReport["params"]) {
  const special = cases.find((known) => known === params.case);
  return special ?? (code === "unreachable" && params.tried ? "no_engine" : code);
}

/** An expected error explains itself; only of an unexpected one does the server's log say more. */
const shownId = ({ report, requestId }: Extract<Failure, { kind: "report" }>) =>
  report.code === "internal" ? requestId : null;

function isOperation(operation: string | undefined): operation is EngineOperation {
  return operation !== undefined && Object.hasOwn(en.errors.operations, operation);
}
