/**
 * The settings of the embedded server, given on its command line so that a data directory carries none of
 * its own. No statement and no value of one is ever written to the log: not even that one failed, because a
 * message may quote what it refused. `quick` gives up surviving a power cut, for tests.
 */
export function serverSettings(address: Listening, quick: boolean): string[] {
  const settings = { ...listening(address), ...lasting, ...(quick ? forgetful : {}) };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Where the server listens: a Unix socket in a private directory, or a port of this machine on Windows. */
export type Listening = { socketDirectory: string } | { port: number };

function listening(address: Listening): Record<string, string | number> {
  if ("port" in address) {
    return { listen_addresses: "127.0.0.1", port: address.port, unix_socket_directories: "" };
  }
  return {
    listen_addresses: "",
    port: 5432,
    unix_socket_directories: `"${address.socketDirectory.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
  };
}

const lasting = {
  timezone: "UTC",
  log_timezone: "UTC",
  synchronous_commit: "on",
  password_encryption: "scram-sha-256",
  jit: "off",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_checkpoints: "off",
  log_autovacuum_min_duration: -1,
  // What was written long ago is deleted with its file, instead of lying in one that waits to be used again.
  wal_recycle: "off",
  min_wal_size: "32MB",
};

const forgetful = {
  // What was answered has to be there after a crash of the server, also in tests: synchronous_commit stays on.
  fsync: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  autovacuum: "off",
};
