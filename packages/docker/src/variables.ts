/** Every variable that finding an engine and speaking with it goes by, with what it says. */
export const engineVariables = {
  DOCKER_HOST: "The engine: `unix://`, `tcp://` or `ssh://`. Without it the usual sockets are tried.",
  DOCKER_TLS_VERIFY: "Anything: TLS over TCP, and the engine must prove its name.",
  DOCKER_TLS: "Anything: TLS over TCP, without that proof.",
  DOCKER_CERT_PATH: "The folder of `ca.pem`, `cert.pem` and `key.pem`. By default `DOCKER_CONFIG`.",
  DOCKER_CONFIG: "Where the docker CLI keeps its configuration and contexts. By default `~/.docker`.",
  DOCKER_CONTEXT:
    "The docker CLI's context whose socket is tried first. By default the one that is in use there.",
  XDG_RUNTIME_DIR: "Where sockets of engines without root are looked for, beside `/run/user/<uid>`.",
  HOME: "The home folder that `~` stands for, and where Docker Desktop's socket is looked for.",
  PATH: "Where `ssh` is found, for `ssh://`.",
} as const;

/** The environment of a process, as far as it is read here: a variable that the table lacks cannot be. */
export type Environment = Partial<Record<keyof typeof engineVariables, string | undefined>>;
