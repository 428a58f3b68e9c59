package io.dryswarm.scenarios.language;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.scenarios.stack.Stack;
import io.dryswarm.scenarios.stack.StackReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The section {@code stacks}: names and stack files, deployed in this order. */
final class StackSection {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]*");

  private final StackReader reader;
  private final YamlFiles files;
  private final Problems problems;

  StackSection(StackReader reader, YamlFiles files, Problems problems) {
    this.reader = reader;
    this.files = files;
    this.problems = problems;
  }

  /**
   * @param directory where the paths start
   * @param settings  of the scenario; those below {@code stacks.<name>} belong to that stack's file
   */
  List<Stack> read(MapPlace section, Path directory, List<Setting> settings) {
    List<Stack> stacks = new ArrayList<>();
    for (Place place : section.values()) {
      checkName(place, place.key());
      String file = place.text();
      if (!file.isEmpty() && isInside(place, directory, file)) {
        open(place, directory.resolve(file), settings).ifPresent(stacks::add);
      }
    }
    return stacks;
  }

  /** A stack whose file is open already. */
  Stack read(String name, YamlNode root, Path directory, List<Setting> settings) {
    YamlNode changed = new SettingTree(problems).apply(root, settings);
    return reader.read(name, changed, directory);
  }

  private Optional<Stack> open(Place place, Path file, List<Setting> settings) {
    YamlNode root = files.readNamed(place, file.normalize(), problems);
    if (root == null) {
      problems.areMissing(NameKind.SERVICE);
      return Optional.empty();
    }
    Path parent = file.getParent();
    List<Setting> own =
        settings.stream().filter(s -> isOf(s, place.key())).map(s -> s.below(2)).toList();
    return Optional.of(read(place.key(), root, parent == null ? Path.of("") : parent, own));
  }

  /** Whether a setting reaches into the file of a stack. */
  static boolean isOf(Setting setting, String stack) {
    List<String> path = setting.path();
    return path.size() > 2 && path.get(0).equals("stacks") && path.get(1).equals(stack);
  }

  /** A scenario from elsewhere must not look into files that it has no business with. */
  private boolean isInside(Place place, Path directory, String file) {
    boolean inside = new DirectoryTree(directory).holds(directory.resolve(file));
    if (!inside) {
      place.problem("the stack file \"" + file + "\" is outside of the scenario's directory");
      problems.areMissing(NameKind.SERVICE);
    }
    return inside;
  }

  private static void checkName(Place place, String name) {
    if (!NAME.matcher(name).matches()) {
      place.problem("a stack's name has letters, digits, \"_\" and \"-\" only");
    }
  }

  /** The stacks' specifications; what an earlier stack creates under the same name is left to it, as Docker does. */
  static List<StackSpec> specs(List<Stack> stacks) {
    Set<String> networks = new LinkedHashSet<>();
    Set<String> secrets = new LinkedHashSet<>();
    List<StackSpec> specs = new ArrayList<>();
    for (Stack stack : stacks) {
      StackSpec spec = stack.spec();
      List<NetworkSpec> newNetworks =
          spec.networks().stream().filter(n -> networks.add(n.name())).toList();
      List<SecretSpec> newSecrets =
          spec.secrets().stream().filter(s -> secrets.add(s.name())).toList();
      specs.add(new StackSpec(spec.name(), newNetworks, newSecrets, spec.services()));
    }
    return List.copyOf(specs);
  }
}
