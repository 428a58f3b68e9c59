package io.dryswarm.compose.load;

import io.dryswarm.compose.text.GoNumbers;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the value of a variable becomes a number or a flag: everywhere else it stays text. */
final class Casts {
  private static final List<Cast> CASTS = List.of(
      new Cast("services.*.configs.[].mode", Type.INT),
      new Cast("services.*.secrets.[].mode", Type.INT),
      new Cast("services.*.healthcheck.retries", Type.INT),
      new Cast("services.*.healthcheck.disable", Type.FLAG),
      new Cast("services.*.deploy.replicas", Type.INT),
      new Cast("services.*.deploy.update_config.parallelism", Type.INT),
      new Cast("services.*.deploy.update_config.max_failure_ratio", Type.FLOAT),
      new Cast("services.*.deploy.rollback_config.parallelism", Type.INT),
      new Cast("services.*.deploy.rollback_config.max_failure_ratio", Type.FLOAT),
      new Cast("services.*.deploy.restart_policy.max_attempts", Type.INT),
      new Cast("services.*.deploy.placement.max_replicas_per_node", Type.INT),
      new Cast("services.*.ports.[].target", Type.INT),
      new Cast("services.*.ports.[].published", Type.INT),
      new Cast("services.*.ulimits.*", Type.INT),
      new Cast("services.*.ulimits.*.hard", Type.INT),
      new Cast("services.*.ulimits.*.soft", Type.INT),
      new Cast("services.*.privileged", Type.FLAG),
      new Cast("services.*.oom_score_adj", Type.INT),
      new Cast("services.*.read_only", Type.FLAG),
      new Cast("services.*.stdin_open", Type.FLAG),
      new Cast("services.*.tty", Type.FLAG),
      new Cast("services.*.volumes.[].read_only", Type.FLAG),
      new Cast("services.*.volumes.[].volume.nocopy", Type.FLAG),
      new Cast("networks.*.external", Type.FLAG),
      new Cast("networks.*.internal", Type.FLAG),
      new Cast("networks.*.attachable", Type.FLAG),
      new Cast("volumes.*.external", Type.FLAG),
      new Cast("secrets.*.external", Type.FLAG),
      new Cast("configs.*.external", Type.FLAG));

  private Casts() {}

  /** What the text becomes. */
  enum Type {
    INT,
    FLOAT,
    FLAG
  }

  private record Cast(List<String> pattern, Type type) {
    Cast(String pattern, Type type) {
      this(List.of(pattern.split("\\.")), type);
    }

    boolean fits(List<String> path) {
      if (path.size() != pattern.size()) {
        return false;
      }
      for (int i = 0; i < pattern.size(); i++) {
        if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The type of the value at a place.
   *
   * @param path dotted, with {@code []} for a list; a name with a dot counts as two parts
   */
  static Optional<Type> of(String path) {
    List<String> parts = List.of(path.split("\\.", -1));
    return CASTS.stream().filter(c -> c.fits(parts)).map(Cast::type).findFirst();
  }

  /** @throws TextRefused if the text is none of this type */
  static YamlScalar cast(YamlScalar scalar, String text, Type type) throws TextRefused {
    return switch (type) {
      case INT -> typed(scalar, Long.toString(GoNumbers.atoi(text)), YamlScalar.Kind.INTEGER);
      case FLOAT ->
        typed(scalar, Double.toString(GoNumbers.parseFloat(text)), YamlScalar.Kind.NUMBER);
      case FLAG -> typed(scalar, Boolean.toString(flag(text)), YamlScalar.Kind.BOOLEAN);
    };
  }

  private static YamlScalar typed(YamlScalar scalar, String written, YamlScalar.Kind kind) {
    return new YamlScalar(scalar.position(), written, kind, true);
  }

  private static boolean flag(String text) throws TextRefused {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "true", "on" -> true;
      case "n", "no", "false", "off" -> false;
      default -> throw new TextRefused("invalid boolean: " + text);
    };
  }
}
