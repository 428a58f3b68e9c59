package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a stack file as {@code docker stack deploy} does. */
public final class StackReader {
  private final Map<String, String> environment;
  private final Problems problems;

  /**
   * @param environment what {@code ${VARIABLE}} stands for
   */
  public StackReader(Map<String, String> environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * @param stack     name of the stack: the prefix of all its names
   * @param root      the file
   * @param directory where paths in the file start
   */
  public Stack read(String stack, YamlNode root, Path directory) {
    IgnoredOptions ignored = new IgnoredOptions();
    StackContext context = new StackContext(stack, directory, environment, ignored);
    MapPlace top = Place.root(interpolated(root), problems).map(ComposeKeys.TOP);
    top.find("version").ifPresent(StackReader::checkVersion);
    Definitions.read(context, top.findOrEmpty("configs"), ComposeKeys.CONFIG);
    NetworkSection networks = new NetworkSection(context, top.findOrEmpty("networks"));
    SecretSection secrets = new SecretSection(context, top.findOrEmpty("secrets"));
    Map<String, String> volumes = Definitions.names(
        Definitions.read(context, top.findOrEmpty("volumes"), ComposeKeys.VOLUME));
    MountReader mounts = new MountReader(context, volumes);
    ServiceReader reader = new ServiceReader(context, networks, mounts, secrets);
    List<Stack.Service> services = new ArrayList<>();
    for (Place place : top.findOrEmpty("services").map().values()) {
      services.add(new Stack.Service(place.key(), reader.read(place), place));
    }
    ignored.warn(Position.ofFile(root.position().file()), problems);
    List<ServiceSpec> specs = services.stream().map(Stack.Service::spec).toList();
    return new Stack(new StackSpec(stack, networks.used(), secrets.specs(), specs), services);
  }

  /** Variables count in the sections of objects, not in {@code version} and {@code x-} keys of the top level. */
  private YamlNode interpolated(YamlNode root) {
    if (!(root instanceof YamlMap map)) {
      return root;
    }
    Interpolation interpolation = new Interpolation(environment, problems);
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry e : map.entries()) {
      boolean literal = e.name().equals("version") || e.name().startsWith("x-");
      YamlNode value = literal ? e.value() : interpolation.apply(e.value(), e.name());
      entries.add(new YamlMap.Entry(e.key(), value));
    }
    return new YamlMap(map.position(), entries);
  }

  private static void checkVersion(Place place) {
    String version = place.strictText();
    if (!version.isEmpty() && !version.matches("3(\\.([0-9]|1[0-3]))?")) {
      place.problem("unsupported Compose file version: " + version + "; expected 3 to 3.13");
    }
  }
}
