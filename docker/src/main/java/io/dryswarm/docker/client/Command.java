package io.dryswarm.docker.client;

import io.dryswarm.docker.client.flags.Flags;
import java.util.List;

/** One of Docker's commands. */
public interface Command {
  /** {@code docker service create}. */
  String path();

  /** What follows it: {@code [OPTIONS] IMAGE [COMMAND] [ARG...]}. */
  String usage();

  /** In one sentence without a full stop. */
  String summary();

  Flags flags();

  /** How many arguments it takes, or a further check. */
  void check(List<String> arguments);

  void run(Call call);

  /** The whole line of usage. */
  default String usageLine() {
    return (path() + " " + usage()).stripTrailing();
  }

  /** It takes none. */
  default void checkNone(List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw new CommandFailure("docker: '" + path() + "' accepts no arguments\n\nUsage:  "
          + usageLine() + "\n\nRun '" + path() + " --help' for more information");
    }
  }

  /** It takes so many. */
  default void checkExactly(int count, List<String> arguments) {
    if (arguments.size() != count) {
      throw requires(count + (count == 1 ? " argument" : " arguments"), "Run");
    }
  }

  /** It takes so many or more. */
  default void checkAtLeast(int count, List<String> arguments) {
    if (arguments.size() < count) {
      throw requires("at least " + count + (count == 1 ? " argument" : " arguments"), "See");
    }
  }

  /** It takes so many. */
  default void checkBetween(int least, int most, List<String> arguments) {
    if (arguments.size() < least || arguments.size() > most) {
      throw requires("at least " + least + " and at most " + most + " arguments", "Run");
    }
  }

  private CommandFailure requires(String what, String verb) {
    return new CommandFailure("docker: '" + path() + "' requires " + what + "\n\nUsage:  "
        + usageLine() + "\n\n" + verb + " '" + path() + " --help' for more information");
  }
}
