package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts how a service is deployed: mode, placement, updates. */
final class DeployConversion {
  private DeployConversion() {}

  static Json mode(@Nullable StackObject deploy) throws ConversionError {
    String mode = deploy == null ? "" : deploy.text("mode");
    Number replicas = deploy == null ? null : deploy.number("replicas");
    return switch (mode) {
      case "", "replicated" ->
        new Json().object("Replicated", new Json().optional("Replicas", replicas));
      case "replicated-job" ->
        new Json()
            .object(
                "ReplicatedJob",
                new Json()
                    .optional("MaxConcurrent", replicas)
                    .optional("TotalCompletions", replicas));
      case "global" -> onEveryNode("Global", replicas);
      case "global-job" -> onEveryNode("GlobalJob", replicas);
      default -> throw new ConversionError("Unknown mode: " + mode, "deploy", "mode");
    };
  }

  private static Json onEveryNode(String key, @Nullable Number replicas) throws ConversionError {
    if (replicas != null) {
      throw new ConversionError(
          "replicas can only be used with replicated or replicated-job mode", "deploy", "replicas");
    }
    return new Json().object(key, new Json());
  }

  static Json placement(@Nullable StackObject deploy) {
    StackObject placement = deploy == null ? null : deploy.object("placement");
    if (placement == null) {
      return new Json();
    }
    List<Json> preferences = new ArrayList<>();
    for (StackObject preference : placement.objects("preferences")) {
      Json spread = new Json().always("SpreadDescriptor", preference.text("spread"));
      preferences.add(new Json().object("Spread", spread));
    }
    return new Json()
        .texts("Constraints", placement.texts("constraints"))
        .objects("Preferences", preferences)
        .number("MaxReplicas", placement.whole("max_replicas_per_node"));
  }

  static @Nullable Json update(@Nullable StackObject deploy, String key) {
    StackObject update = deploy == null ? null : deploy.object(key);
    if (update == null) {
      return null;
    }
    Number parallelism = update.number("parallelism");
    Number ratio = update.number("max_failure_ratio");
    return new Json()
        .always("Parallelism", parallelism == null ? (Number) 1L : parallelism)
        .number("Delay", update.whole("delay"))
        .text("FailureAction", update.text("failure_action"))
        .number("Monitor", update.whole("monitor"))
        .ratio("MaxFailureRatio", ratio == null ? 0f : ratio.floatValue())
        .always("Order", update.text("order"));
  }
}
