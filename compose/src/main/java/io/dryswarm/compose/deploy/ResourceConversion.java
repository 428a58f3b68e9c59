package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.CpuCount;
import io.dryswarm.compose.text.TextRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts limits and reservations. */
final class ResourceConversion {
  private ResourceConversion() {}

  static Json resources(@Nullable StackObject resources) throws ConversionError {
    Json converted = new Json();
    StackObject limits = resources == null ? null : resources.object("limits");
    if (limits != null) {
      converted.object(
          "Limits", cpusAndMemory(limits, "limits").number("Pids", limits.whole("pids")));
    }
    StackObject reservations = resources == null ? null : resources.object("reservations");
    if (reservations != null) {
      converted.object(
          "Reservations",
          cpusAndMemory(reservations, "reservations")
              .objects("GenericResources", generic(reservations)));
    }
    return converted;
  }

  private static Json cpusAndMemory(StackObject resource, String key) throws ConversionError {
    return new Json()
        .number("NanoCPUs", nanoCpus(resource.text("cpus"), key))
        .number("MemoryBytes", resource.whole("memory"));
  }

  private static long nanoCpus(String text, String key) throws ConversionError {
    try {
      return text.isEmpty() ? 0 : CpuCount.nanoCpus(text);
    } catch (TextRefused e) {
      throw new ConversionError(e.text(), "deploy", "resources", key, "cpus");
    }
  }

  private static List<Json> generic(StackObject reservations) {
    List<Json> converted = new ArrayList<>();
    for (StackObject resource : reservations.objects("generic_resources")) {
      StackObject discrete = resource.object("discrete_resource_spec");
      converted.add(
          discrete == null
              ? new Json()
              : new Json()
                  .object(
                      "DiscreteResourceSpec",
                      new Json()
                          .text("Kind", discrete.text("kind"))
                          .number("Value", discrete.whole("value"))));
    }
    return converted;
  }
}
