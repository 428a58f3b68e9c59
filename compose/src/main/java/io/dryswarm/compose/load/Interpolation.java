package io.dryswarm.compose.load;

import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlList;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts variables into all values of a file. */
final class Interpolation {
  private final Map<String, String> environment;

  Interpolation(Map<String, String> environment) {
    this.environment = environment;
  }

  /** @throws StackRejected at the first text that Docker refuses, in the order of the file */
  YamlMap apply(YamlMap root) throws StackRejected {
    return (YamlMap) map(root, "");
  }

  private YamlNode apply(YamlNode node, String path) throws StackRejected {
    if (node instanceof YamlMap map) {
      return map(map, path);
    }
    if (node instanceof YamlList list) {
      List<YamlNode> items = new ArrayList<>();
      for (YamlNode item : list.items()) {
        items.add(apply(item, path + ".[]"));
      }
      return new YamlList(list.position(), items);
    }
    YamlScalar scalar = (YamlScalar) node;
    return scalar.kind() == YamlScalar.Kind.TEXT ? text(scalar, path) : scalar;
  }

  /** What has other keys than texts is refused later, and not looked into. */
  private YamlNode map(YamlMap map, String path) throws StackRejected {
    if (!map.textKeys()) {
      return map;
    }
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      String child = path.isEmpty() ? entry.name() : path + "." + entry.name();
      entries.add(new YamlMap.Entry(entry.key(), apply(entry.value(), child)));
    }
    return map.with(entries);
  }

  private YamlScalar text(YamlScalar scalar, String path) throws StackRejected {
    Template.Result result = Template.substitute(scalar.written(), environment);
    if (result.refused() != null) {
      String message = "invalid interpolation format for " + path + ": " + result.quoted()
          + "; you may need to escape any $ with another $";
      boolean isMissing = result.refused().startsWith("required variable");
      String reason = "invalid interpolation format: " + result.quoted();
      throw rejected(scalar, path, message, isMissing ? result.refused() : reason);
    }
    if (result.text().equals(scalar.written())) {
      return scalar;
    }
    Optional<Casts.Type> type = Casts.of(path);
    if (type.isEmpty()) {
      return new YamlScalar(scalar.position(), result.text(), YamlScalar.Kind.TEXT, true);
    }
    try {
      return Casts.cast(scalar, result.text(), type.get());
    } catch (TextRefused e) {
      String reason = "failed to cast to expected type: " + e.text();
      throw rejected(scalar, path, "error while interpolating " + path + ": " + reason, e.text());
    }
  }

  private static StackRejected rejected(YamlScalar at, String path, String message, String reason) {
    Problem problem = new Problem(at.position(), path, reason, "");
    return new StackRejected(Stage.SCHEMA, message, List.of(problem));
  }
}
