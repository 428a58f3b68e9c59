package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.NameKind;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.models.cluster.RunSpec.StackSpec;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.HealthCheck;
import io.dryswarm.models.spec.NetworkAttachmentSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a stack file as {@code docker stack deploy} does, into what the swarm is asked for. */
public final class StackReader {
  /** Networks that every engine has by itself. */
  private static final Set<String> OF_ENGINES = Set.of("bridge", "host", "none");

  private final Map<String, String> environment;
  private final EngineVersion version;
  private final Problems problems;

  /**
   * @param environment what {@code ${VARIABLE}} stands for
   */
  public StackReader(Map<String, String> environment, EngineVersion version, Problems problems) {
    this.environment = environment;
    this.version = version;
    this.problems = problems;
  }

  /**
   * The stack; without services if Docker refuses it, which is a problem.
   *
   * @param stack  name of the stack: the prefix of all its names
   * @param root   the file
   * @param folder where paths in the file start
   */
  public Stack read(String stack, YamlNode root, Folder folder) {
    Position file = Position.ofFile(root.position().file());
    if (!(root instanceof YamlMap map)) {
      problems.add(root.position(), "", "top-level object must be a mapping");
      problems.areMissing(NameKind.SERVICE);
      return Stack.none(stack);
    }
    StackSource source = new StackSource(List.of(), folder.name(), environment, folder);
    try {
      StackStages.Result result = StackStages.of(stack, source, List.of(map), version);
      warn(file, result.config());
      return stack(stack, Place.root(map, problems), result);
    } catch (StackRejected rejected) {
      report(file, rejected);
      problems.areMissing(NameKind.SERVICE);
      return Stack.none(stack);
    }
  }

  private void warn(Position file, StackConfig config) {
    config.warnings().forEach(warning -> problems.warn(file, "", warning));
    for (String notice : config.notices()) {
      String line = notice.strip().replace(":\n\n", ": ").replace("\n\n", "; ");
      problems.warn(file, "", line);
    }
  }

  private void report(Position file, StackRejected rejected) {
    String stage = "refused at stage " + rejected.stage().label();
    for (Problem problem : rejected.problems()) {
      String hint = problem.hint().isEmpty() ? stage : problem.hint() + "; " + stage;
      problems.add(problem.at(), problem.path(), problem.message(), hint);
    }
    if (rejected.problems().isEmpty()) {
      problems.add(file, "", rejected.text().strip(), stage);
    }
  }

  private Stack stack(String name, Place root, StackStages.Result result) {
    List<Stack.Service> services = new ArrayList<>();
    MapPlace places = root.map().findOrEmpty("services").map();
    for (ServiceSpec spec : result.services()) {
      String key = spec.name().substring(name.length() + 1);
      Place place = places.require(key);
      checkHealth(spec, place);
      services.add(new Stack.Service(key, spec, place));
    }
    List<NetworkSpec> networks = new ArrayList<>(result.networks());
    List<SecretSpec> secrets = new ArrayList<>(result.secrets());
    List<ConfigSpec> configs = new ArrayList<>(result.configs());
    for (String external : external("network", result)) {
      networks.add(NetworkSpec.overlay(external));
    }
    for (String external : external("secret", result)) {
      secrets.add(new SecretSpec(external, "external secret " + external));
    }
    for (String external : external("config", result)) {
      configs.add(new ConfigSpec(external, "external config " + external));
    }
    addNetworksOfEngines(result.services(), networks);
    Set<String> taken = new TreeSet<>();
    result.names().values().forEach(taken::addAll);
    return new Stack(
        new StackSpec(
            name,
            List.copyOf(networks),
            List.copyOf(secrets),
            List.copyOf(configs),
            result.services()),
        List.copyOf(services),
        taken);
  }

  private static void checkHealth(ServiceSpec spec, Place place) {
    HealthCheck health = spec.task().container().health();
    if (health != null && health.test().isEmpty()) {
      place
          .map()
          .findOrEmpty("healthcheck")
          .warn("has no test: that of the image counts, and what it is cannot be known here;"
              + " nothing is probed");
    }
  }

  /** What the stack takes to exist, of one kind; each is told, at its declaration. */
  private Set<String> external(String kind, StackStages.Result result) {
    Set<String> names = Objects.requireNonNull(result.names().get(kind + "s"));
    declared(kind, result.config().model()).forEach((key, object) -> {
      if (object != null && names.contains(object.text("name"))) {
        problems.warn(
            object.position(),
            kind + "s." + key,
            "the external " + kind + " \"" + object.text("name") + "\" is taken to exist");
      }
    });
    return names;
  }

  private static Map<String, @Nullable StackObject> declared(String kind, StackModel model) {
    return switch (kind) {
      case "network" -> model.networks();
      case "secret" -> model.secrets();
      default -> model.configs();
    };
  }

  /** A swarm has these from its beginning on; here they are made when a service is on one. */
  private static void addNetworksOfEngines(List<ServiceSpec> services, List<NetworkSpec> networks) {
    Set<String> used = new TreeSet<>();
    for (ServiceSpec service : services) {
      for (NetworkAttachmentSpec attachment : service.task().networks()) {
        if (OF_ENGINES.contains(attachment.network())) {
          used.add(attachment.network());
        }
      }
    }
    for (String name : used) {
      String driver = name.equals("none") ? "bridge" : name;
      networks.add(NetworkSpec.overlay(name).withDriver(driver));
    }
  }
}
