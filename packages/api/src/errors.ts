import type {
  DomainErrorCode,
  EngineErrorCase,
  EngineErrorCode,
  EngineOperation,
  ErrorReport,
  FieldError,
} from "./schemas/errors.ts";

/** What an engine error's sentences speak of. Never holds a password or a key. */
export interface EngineErrorParams {
  /** The engine's address, without secrets. */
  address: string;
  operation: EngineOperation;
  /** Where an engine was looked for, when none was found: a comma-separated list of addresses. */
  tried?: string;
  /** Which case of its code it is, where that has words of its own. */
  case?: EngineErrorCase;
  /** Of an engine that is too old or too new: its version, the newest or oldest API version that it speaks, and Dunnage's own limit. */
  version?: string;
  engineApi?: string;
  ownApi?: string;
  /** What exactly Dunnage found wrong: a sentence. */
  finding?: string;
  /** The engine's or the operating system's own words, and never Dunnage's. */
  detail?: string;
}

type Worded = EngineErrorCode | EngineErrorCase;

const engineMessage: Record<Worded, (p: EngineErrorParams) => string> = {
  unreachable: (p) =>
    p.tried ? `No engine was found. Tried: ${p.tried}.` : `The engine at ${p.address} cannot be reached.`,
  permission_denied: (p) => `Dunnage may not use the engine's socket at ${p.address}.`,
  timed_out: (p) => `The engine at ${p.address} did not answer in time (${p.operation}).`,
  not_found: (p) => `The engine does not know it (${p.operation}).`,
  conflict: (p) => `The engine refused: something else holds it (${p.operation}).`,
  unsupported: (p) => `This engine cannot do it (${p.operation}).`,
  bad_answer: (p) => `The engine at ${p.address} gave an answer that makes no sense (${p.operation}).`,
  engine_too_old: (p) =>
    `The engine at ${p.address} (${p.version}) is too old: it speaks API ${p.engineApi}, and Dunnage needs ${p.ownApi} or newer.`,
  engine_too_new: (p) =>
    `The engine at ${p.address} (${p.version}) is too new: it takes API ${p.engineApi} and newer, and this Dunnage speaks ${p.ownApi} and older.`,
  no_address: (p) => `DOCKER_HOST holds no address that Dunnage can connect to: "${p.address}".`,
  engine_failed: (p) => `The engine at ${p.address} failed (${p.operation}).`,
};

const engineAdvice: Record<Worded, (p: EngineErrorParams) => string> = {
  unreachable: (p) =>
    p.tried
      ? "Start Docker or Podman on this machine, or set DOCKER_HOST to the engine's address and start Dunnage again."
      : "Check that the engine runs (`systemctl status docker`) and that the address in DOCKER_HOST is right. Dunnage tries again by itself.",
  permission_denied: () =>
    "Run Dunnage as a user who may use it: in the group that owns the socket (often `docker`), signed in to the system again so that the group counts. If a proxy stands before the socket, let it pass what Dunnage asks for.",
  timed_out: () =>
    "The engine may be busy or hanging: look at its log (`journalctl -u docker`). Dunnage tries again by itself.",
  not_found: () => "It may have been removed meanwhile. Reload to see what is there now.",
  conflict: () => "Stop or remove what uses it, then try again.",
  unsupported: () => "Update the engine, or leave this kind of object out.",
  bad_answer: () =>
    "Look at the engine's log, and check that a proxy between Dunnage and the engine passes answers on whole.",
  engine_too_old: () => "Update the engine: Docker 20.10 is the oldest that will do.",
  engine_too_new: () => "Update Dunnage.",
  no_address: () =>
    "Set DOCKER_HOST to unix:///path/to/docker.sock, tcp://host:port or ssh://user@host, and start Dunnage again.",
  engine_failed: () =>
    "Look at the engine's log (`journalctl -u docker`), and at that of a proxy, if one stands before it.",
};

const wordedAs = (code: EngineErrorCode, { case: special }: EngineErrorParams): Worded => special ?? code;

/** Anything that goes wrong between Dunnage and an engine. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: EngineErrorCode;
  readonly params: EngineErrorParams;

  constructor(code: EngineErrorCode, params: EngineErrorParams, options?: { cause?: unknown }) {
    const message = engineMessage[wordedAs(code, params)](params);
    super(params.finding ? `${message} ${params.finding}` : message, options);
    this.code = code;
    this.params = params;
  }

  /** What the person can do about it, in English. */
  get advice(): string {
    return engineAdvice[wordedAs(this.code, this.params)](this.params);
  }
}

interface DomainWords {
  message: (subject: string) => string;
  /** What to do about it. */
  advice: string;
  /** The field of what was sent that it is about, where it is about one. */
  field?: string;
}

const domainWords: Record<DomainErrorCode, DomainWords> = {
  host_not_found: {
    message: (host) => `There is no host "${host}".`,
    advice:
      "Leave `host` out, or name one that there is: `session.current` (GET /api/v1/session) lists them.",
  },
  cleanup_in_progress: {
    message: (host) => `A clean-up of ${host} is under way.`,
    advice: "Wait until it has finished, then look at what is left.",
  },
  plan_not_found: {
    message: (plan) => `There is no plan "${plan}".`,
    advice: "Make a new one with `preview`, and run that. Plans are forgotten a day after they were made.",
  },
  plan_expired: {
    message: () => "This plan is of no use any more: what was read of the host for it is too old, or gone.",
    advice: "Make a new one, look at it, and run that.",
  },
  plan_already_run: {
    message: () => "This plan has been run already.",
    advice: "Look at its run in the history. For what is left, make a new plan.",
  },
  plan_of_other_host: {
    message: (host) => `This plan was made for the host ${host}, and runs on no other.`,
    advice: "Make a plan for the host that you mean.",
  },
  run_not_found: {
    message: (id) => `There is no run "${id}".`,
    advice: "The history tells which there are: `runs.list` (GET /api/v1/runs).",
  },
  run_not_running: {
    message: () => "This run has ended already.",
    advice: "Look at its receipt to see what went.",
  },
  receipt_not_found: {
    message: (key) => `Nothing is kept of ${key}.`,
    advice: "What a container was is kept when it is removed; other objects are described by the plan alone.",
  },
  protection_not_found: {
    message: (id) => `There is no protection "${id}".`,
    advice: "It may have been removed meanwhile. `protections.list` tells which there are.",
  },
  token_not_found: {
    message: (id) => `There is no token "${id}".`,
    advice: "It may be somebody else's, or have been revoked meanwhile. `tokens.list` tells which there are.",
  },
  too_many_tokens: {
    message: (most) => `You have ${most} tokens already, which is as many as one may have.`,
    advice: "Revoke one that is not needed any more, then try again.",
  },
  stopping: {
    message: () => "Dunnage is stopping, so nothing was begun.",
    advice: "Try again when it is back.",
  },
  project_not_found: {
    message: (name) => `There is no compose project "${name}" on this host.`,
    advice: "Its last object may have gone. `projects.list` tells which there are.",
  },
  registry_exists: {
    message: (url) => `${url} is registered already.`,
    advice: "Use the one that is there, or remove it first.",
  },
  registry_not_found: {
    message: (id) => `There is no registry "${id}".`,
    advice: "It may have been removed meanwhile. `registries.list` tells which there are.",
  },
  webhook_not_found: {
    message: (id) => `There is no webhook "${id}".`,
    advice: "It may have been removed meanwhile. `webhooks.list` tells which there are.",
  },
  user_not_found: {
    message: (id) => `There is no user "${id}".`,
    advice: "They may have been removed meanwhile. `users.list` tells who there is.",
  },
  last_administrator: {
    message: (name) => `${name} is the only administrator, so nothing was changed.`,
    advice: "Make somebody else an administrator first.",
  },
  role_from_provider: {
    message: (name) => `${name} signs in by the provider, which says what role they have.`,
    advice: "Change their groups there. It counts from their next sign-in.",
  },
  passwords_off: {
    message: () => "Passwords are turned off here (DUNNAGE_PASSWORDS=off), so nothing was changed.",
    advice: "Give people access at the provider of single sign-on.",
  },
  no_password: {
    message: (name) => `${name} signs in by the provider of single sign-on and has no password here.`,
    advice: "They set a new one there.",
  },
  invitation_not_found: {
    message: (id) => `There is no invitation "${id}".`,
    advice: "It may have been used or withdrawn meanwhile. `users.invitations` tells which there are.",
  },
  session_not_found: {
    message: (id) => `There is no session "${id}".`,
    advice: "It may be over already. `session.list` tells which are open.",
  },
  wrong_password: {
    message: () => "The current password is not right, so nothing was changed.",
    advice: "Type it once more.",
    field: "current",
  },
  wrong_code: {
    message: () => "The code is not right, so nothing was changed.",
    advice: "Type the one that the app shows now. Each counts once.",
    field: "code",
  },
  second_factor_on: { message: () => "There is a second factor already.", advice: "Turn it off first." },
  second_factor_off: { message: () => "There is no second factor.", advice: "Set it up first." },
  too_many_attempts: {
    message: () => "Too many attempts.",
    advice: "Wait a few minutes, then try again.",
  },
  database_full: {
    message: () => "The disk that holds Dunnage's database is full, so nothing was changed.",
    advice: "Free some space on it, then try again.",
  },
  database_unavailable: {
    message: () => "Dunnage's database cannot be used just now, so nothing was changed.",
    advice: "Check that the database runs and that its folder can be written to, then try again.",
  },
};

/** Anything else that Dunnage itself refuses or cannot do. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly subject: string;

  constructor(code: DomainErrorCode, subject = "", options?: { cause?: unknown }) {
    super(domainWords[code].message(subject), options);
    this.code = code;
    this.subject = subject;
  }

  get advice(): string {
    return domainWords[this.code].advice;
  }

  /** What is wrong with what was sent, where that is what it is about. */
  get fields(): FieldError[] {
    const { field, advice } = domainWords[this.code];
    return field === undefined ? [] : [{ field, message: `${this.message} ${advice}` }];
  }
}

/** The error as answers carry it. What is neither of ours is not described: its words may hold secrets. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof EngineError) {
    return { code: error.code, message: error.message, advice: error.advice, params: { ...error.params } };
  }
  if (error instanceof DomainError) {
    return {
      code: error.code,
      message: error.message,
      advice: error.advice,
      params: error.subject ? { subject: error.subject } : {},
    };
  }
  return {
    code: "internal",
    message: "Something went wrong inside Dunnage.",
    advice: "Try again. If it stays, the server's log says more.",
    params: {},
  };
}
