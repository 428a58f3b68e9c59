package io.dryswarm.docker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does something with each of several objects, and tells of all that failed at the end. */
public final class Removal {
  private Removal() {}

  /**
   * Prints the name of each object that went well.
   *
   * @throws CommandFailure with all refusals
   */
  public static void each(Call call, Consumer<String> action) {
    List<String> errors = new ArrayList<>();
    for (String name : call.arguments()) {
      try {
        action.accept(name);
        call.terminal().line(name);
      } catch (ApiFailure failure) {
        errors.add(failure.text());
      }
    }
    if (!errors.isEmpty()) {
      throw new CommandFailure(String.join("\n", errors));
    }
  }
}
