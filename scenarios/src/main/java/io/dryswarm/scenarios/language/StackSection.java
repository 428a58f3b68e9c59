package io.dryswarm.scenarios.language;

import io.dryswarm.compose.DirectoryTree;
import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlFiles;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.scenarios.deploy.Folder;
import io.dryswarm.scenarios.deploy.Stack;
import io.dryswarm.scenarios.deploy.StackReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    Folder folder = Folder.of(directory);
    List<Stack> stacks = new ArrayList<>();
    for (Place place : section.values()) {
      checkName(place, place.key());
      String file = place.text();
      if (!file.isEmpty() && isInside(place, directory, file)) {
        open(place, directory.resolve(file), folder.around(file), settings).ifPresent(stacks::add);
      }
    }
    return stacks;
  }

  /** A stack whose file is open already. */
  Stack read(String name, YamlNode root, Folder folder, List<Setting> settings) {
    YamlNode changed = new SettingTree(problems).apply(root, settings);
    return reader.read(name, changed, folder);
  }

  private Optional<Stack> open(Place place, Path file, Folder folder, List<Setting> settings) {
    YamlNode root = files.readNamed(place, file.normalize(), problems);
    if (root == null) {
      problems.areMissing(NameKind.SERVICE);
      return Optional.empty();
    }
    List<Setting> own =
        settings.stream().filter(s -> isOf(s, place.key())).map(s -> s.below(2)).toList();
    return Optional.of(read(place.key(), root, folder, own));
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

  /**
   * The stacks' specifications; what an earlier stack creates under the same name is left to it, as Docker does, and what a command
   * creates before is not taken to exist.
   *
   * @param early names of what commands create before
   */
  static List<StackSpec> specs(List<Stack> stacks, Set<String> early) {
    Set<String> networks = new LinkedHashSet<>();
    Set<String> secrets = new LinkedHashSet<>();
    Set<String> configs = new LinkedHashSet<>();
    List<StackSpec> specs = new ArrayList<>();
    for (Stack stack : stacks) {
      StackSpec spec = stack.spec();
      specs.add(new StackSpec(
          spec.name(),
          kept(spec.networks(), NetworkSpec::name, networks, stack, early),
          kept(spec.secrets(), SecretSpec::name, secrets, stack, early),
          kept(spec.configs(), ConfigSpec::name, configs, stack, early),
          spec.services()));
    }
    return List.copyOf(specs);
  }

  private static <T> List<T> kept(
      List<T> specs,
      Function<T, String> nameOf,
      Set<String> known,
      Stack stack,
      Set<String> early) {
    return specs.stream()
        .filter(spec -> {
          String name = nameOf.apply(spec);
          boolean isThere = stack.external().contains(name) && early.contains(name);
          return !isThere && known.add(name);
        })
        .toList();
  }
}
