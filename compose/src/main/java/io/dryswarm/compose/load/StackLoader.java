package io.dryswarm.compose.load;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.schema.JsonValue;
import io.dryswarm.compose.schema.SchemaError;
import io.dryswarm.compose.schema.Validation;
import io.dryswarm.compose.text.ImageReference;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads stack files. */
public final class StackLoader {
  private static final String NEWEST = "3.13";

  private final StackSource source;
  private final boolean interpolate;
  private final boolean deploy;
  private final List<String> warnings = new ArrayList<>();

  private StackLoader(StackSource source, boolean interpolate, boolean deploy) {
    this.source = source;
    this.interpolate = interpolate;
    this.deploy = deploy;
  }

  /** Whether the file is meant to be a stack file: it has services or a version at the top, and no stacks. */
  public static boolean isStack(StackFile file) {
    try {
      YamlMap root = FileReader.read(file);
      return (root.get("services") != null || root.get("version") != null)
          && root.get("stacks") == null;
    } catch (StackRejected e) {
      return false;
    }
  }

  /**
   * The YAML of a stack file.
   *
   * @throws StackRejected if it is none
   */
  public static YamlMap root(StackFile file) throws StackRejected {
    return FileReader.read(file);
  }

  /**
   * As {@code docker stack config}.
   *
   * @throws StackRejected with the message of {@code docker stack config}
   */
  public static StackConfig config(StackSource source) throws StackRejected {
    return new StackLoader(source, true, false).load();
  }

  /** As {@code docker stack config --skip-interpolation}. */
  public static StackConfig uninterpolated(StackSource source) throws StackRejected {
    return new StackLoader(source, false, false).load();
  }

  /**
   * As {@code docker stack deploy} before it asks the manager for anything.
   *
   * @throws StackRejected with the message of {@code docker stack deploy}
   */
  public static StackConfig deployable(StackSource source) throws StackRejected {
    List<YamlMap> files = new ArrayList<>();
    for (StackFile file : source.files()) {
      files.add(FileReader.read(file));
    }
    return deployable(source, files);
  }

  /**
   * The same, of files that have been read.
   *
   * @param files in the place of the source's own; at least one
   * @throws StackRejected with the message of {@code docker stack deploy}
   */
  public static StackConfig deployable(StackSource source, List<YamlMap> files)
      throws StackRejected {
    StackConfig config = new StackLoader(source, true, true).load(files);
    for (Map.Entry<String, @Nullable StackObject> service :
        config.model().services().entrySet()) {
      checkImage(service.getKey(), service.getValue(), config.notices());
    }
    return config;
  }

  private StackConfig load() throws StackRejected {
    List<YamlMap> files = new ArrayList<>();
    for (StackFile file : source.files()) {
      files.add(FileReader.read(file));
    }
    return load(files);
  }

  private StackConfig load(List<YamlMap> files) throws StackRejected {
    String version = version(files.get(0));
    @Nullable StackModel model = null;
    for (YamlMap file : files) {
      StackModel next = load(file, version);
      if (model == null) {
        model = next;
      } else {
        model.merge(next);
      }
    }
    return new StackConfig(Objects.requireNonNull(model), warnings, Properties.notices(files));
  }

  private StackModel load(YamlMap file, String version) throws StackRejected {
    if (!version(file).equals(version)) {
      String message =
          "version mismatched between two composefiles : " + version + " and " + version(file);
      throw rejected(file, "version", message, message);
    }
    checkForbidden(file);
    YamlMap values = interpolate ? new Interpolation(source.environment()).apply(file) : file;
    validate(values, version);
    return new SectionLoader(source, warnings::add).load(values, version);
  }

  private void checkForbidden(YamlMap file) throws StackRejected {
    List<YamlMap.Entry> forbidden = Properties.forbidden(file);
    if (forbidden.isEmpty()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    for (YamlMap.Entry property : forbidden) {
      String reason = Properties.reason(property.name());
      problems.add(new Problem(property.key().position(), property.name(), reason, ""));
    }
    String message = deploy
        ? Properties.forbiddenText(forbidden)
        : "Configuration contains forbidden properties";
    throw new StackRejected(Stage.SCHEMA, message, problems);
  }

  private void validate(YamlMap file, String version) throws StackRejected {
    if (!Validation.knows(version)) {
      String message = "unsupported Compose file version: " + version;
      YamlNode at = file.get("version");
      Problem problem = new Problem(
          at == null ? file.position() : at.position(), "version", message, "expected 3.0 to 3.13");
      throw new StackRejected(Stage.SCHEMA, message, List.of(problem));
    }
    JsonValue.Unsupported unsupported = JsonValue.unsupported(file);
    if (unsupported != null) {
      throw rejected(unsupported.at(), "", unsupported.message(), unsupported.message());
    }
    YamlNode seen = interpolate ? file : EmptyLists.asNothing(file);
    List<SchemaError> errors = Validation.check(seen, version);
    if (!errors.isEmpty()) {
      List<Problem> problems = errors.stream()
          .map(e -> new Problem(e.at().position(), e.path(), e.message(), e.hint()))
          .toList();
      throw new StackRejected(Stage.SCHEMA, errors.get(0).text(), problems);
    }
  }

  private static String version(YamlMap file) {
    YamlNode version = file.get("version");
    if (version == null) {
      return NEWEST;
    }
    String text = version instanceof YamlScalar scalar
        ? (scalar.value() == null ? "<nil>" : scalar.text())
        : version.describe();
    return text.isEmpty() || text.equals("3") ? NEWEST : text;
  }

  private static void checkImage(String name, @Nullable StackObject service, List<String> notices)
      throws StackRejected {
    String subject = "invalid image reference for service " + name + ": ";
    try {
      String image = service == null ? "" : service.text("image");
      if (image.isEmpty()) {
        throw new TextRefused("no image specified");
      }
      ImageReference.check(image);
    } catch (TextRefused e) {
      List<Problem> problems = service == null
          ? List.of()
          : List.of(new Problem(
              service.positionOf(List.of("image")), "services." + name + ".image", e.text(), ""));
      throw new StackRejected(Stage.CONVERSION, subject + e.text(), problems, notices);
    }
  }

  private static StackRejected rejected(YamlNode at, String path, String message, String reason) {
    Problem problem = new Problem(at.position(), path, reason, "");
    return new StackRejected(Stage.SCHEMA, message, List.of(problem));
  }
}
