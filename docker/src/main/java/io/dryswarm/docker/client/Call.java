package io.dryswarm.docker.client;

import io.dryswarm.docker.client.flags.Flags;
import java.util.List;

/**
 * A command that runs.
 *
 * @param flags     that the user gave
 * @param arguments that are no flags
 */
public record Call(
    Flags flags,
    List<String> arguments,
    Api api,
    Session session,
    Terminal terminal,
    Invocation invocation,
    MapOrder maps) {
  /** The first argument. */
  public String first() {
    return arguments.get(0);
  }

  /** How long ago something was, nanoseconds. */
  public long ageNs(String time) {
    return session.epochNs() - io.dryswarm.docker.json.GoTime.epochNs(time);
  }
}
