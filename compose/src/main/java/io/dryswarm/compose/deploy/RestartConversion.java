package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.TextRefused;
import org.jspecify.annotations.Nullable;

/** Converts restart policies. The {@code restart} of a service is announced as ignored, and counts all the same if there is no other. */
final class RestartConversion {
  private RestartConversion() {}

  static @Nullable Json policy(String restart, @Nullable StackObject deploy)
      throws ConversionError {
    StackObject policy = deploy == null ? null : deploy.object("restart_policy");
    if (policy == null) {
      return ofText(restart);
    }
    return new Json()
        .text("Condition", policy.text("condition"))
        .optional("Delay", policy.number("delay"))
        .optional("MaxAttempts", policy.number("max_attempts"))
        .optional("Window", policy.number("window"));
  }

  private static @Nullable Json ofText(String restart) throws ConversionError {
    int colon = restart.indexOf(':');
    String condition = colon < 0 ? restart : restart.substring(0, colon);
    String count = colon < 0 ? "" : restart.substring(colon + 1);
    if (colon == 0) {
      throw new ConversionError(
          "invalid restart policy format: no policy provided before colon", "restart");
    }
    long attempts = count.isEmpty() ? 0 : attempts(count);
    return switch (condition) {
      case "", "no" -> null;
      case "always", "unless-stopped" -> new Json().text("Condition", "any");
      case "on-failure" ->
        new Json().text("Condition", "on-failure").optional("MaxAttempts", attempts);
      default -> throw new ConversionError("unknown restart policy: " + restart, "restart");
    };
  }

  private static long attempts(String count) throws ConversionError {
    try {
      return GoNumbers.atoi(count);
    } catch (TextRefused e) {
      throw new ConversionError(
          "invalid restart policy format: maximum retry count must be an integer", "restart");
    }
  }
}
