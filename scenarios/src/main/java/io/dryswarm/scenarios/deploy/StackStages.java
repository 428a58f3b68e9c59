package io.dryswarm.scenarios.deploy;

import io.dryswarm.compose.StackConfig;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.StackSource;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.compose.deploy.Request;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.load.StackLoader;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.docker.engine.Specifications;
import io.dryswarm.models.controlapi.ApiError;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The three looks that Docker takes at a stack: schema, conversion, daemon. The daemon's is what the engine and the leader say of each
 * object for itself; what they say of the swarm's other objects is seen in a run.
 */
public final class StackStages {
  private final EngineVersion version;
  private final List<Problem> problems = new ArrayList<>();
  private String firstRefusal = "";

  private StackStages(EngineVersion version) {
    this.version = version;
  }

  /**
   * What a stack asks of the swarm.
   *
   * @param config  as read
   * @param names   networks, secrets and configs that it takes to exist, by the section of the file
   */
  public record Result(
      StackConfig config,
      List<NetworkSpec> networks,
      List<SecretSpec> secrets,
      List<ConfigSpec> configs,
      List<ServiceSpec> services,
      Map<String, TreeSet<String>> names) {
    /** Number of requests that deploying it takes, at least. */
    public int requests() {
      return networks.size() + secrets.size() + configs.size() + services.size();
    }
  }

  /**
   * Takes all three looks.
   *
   * @param stack name of the stack
   * @param files in the place of the source's own
   * @throws StackRejected at the first stage that refuses anything; at the daemon's with all that is refused there
   */
  public static Result of(
      String stack, StackSource source, List<YamlMap> files, EngineVersion version)
      throws StackRejected {
    return new StackStages(version).convert(stack, source, files);
  }

  private Result convert(String stack, StackSource source, List<YamlMap> files)
      throws StackRejected {
    StackConfig config = StackLoader.deployable(source, files);
    StackConversion conversion = new StackConversion(stack, config.model(), source.folder());
    Everything everything = new Everything();
    conversion.checkExternalNetworks(everything);
    List<Request> networks = conversion.networks();
    List<Request> secrets = conversion.secrets();
    List<Request> configs = conversion.configs();
    List<Request> services = conversion.services(everything);
    secrets.forEach(request -> everything.names("secrets").remove(request.name()));
    configs.forEach(request -> everything.names("configs").remove(request.name()));
    Result result = new Result(
        config,
        specs(networks, "network", config.model().networks(), this::network),
        specs(secrets, "secret", config.model().secrets(), this::secret),
        specs(configs, "config", config.model().configs(), this::config),
        specs(services, "service", config.model().services(), this::service),
        everything.names);
    if (!problems.isEmpty()) {
      throw new StackRejected(Stage.DAEMON, firstRefusal, problems, config.notices());
    }
    return result;
  }

  private NetworkSpec network(Request request) {
    NetworkSpec spec = Specifications.network(request.body());
    io.dryswarm.models.controlapi.Specifications.check(spec);
    return spec;
  }

  private SecretSpec secret(Request request) {
    SecretSpec spec = Specifications.secret(request.body());
    io.dryswarm.models.controlapi.Specifications.check(spec);
    return spec;
  }

  private ConfigSpec config(Request request) {
    ConfigSpec spec = Specifications.config(request.body());
    io.dryswarm.models.controlapi.Specifications.check(spec);
    return spec;
  }

  private ServiceSpec service(Request request) {
    ServiceSpec spec = Specifications.service(request.body(), version);
    io.dryswarm.models.controlapi.Specifications.check(spec);
    return spec;
  }

  private <T> List<T> specs(
      List<Request> requests,
      String kind,
      Map<String, @Nullable StackObject> objects,
      Function<Request, T> reader) {
    List<T> specs = new ArrayList<>();
    for (Request request : requests) {
      try {
        specs.add(reader.apply(request));
      } catch (ApiError error) {
        refuse(kind, request, objects, error.text());
      } catch (IllegalArgumentException error) {
        refuse(kind, request, objects, String.valueOf(error.getMessage()));
      }
    }
    return List.copyOf(specs);
  }

  private void refuse(
      String kind, Request request, Map<String, @Nullable StackObject> objects, String reason) {
    if (firstRefusal.isEmpty()) {
      firstRefusal = "failed to create " + kind + " " + request.name()
          + ": Error response from daemon: " + reason;
    }
    objects.forEach((key, object) -> {
      boolean isIt = request.name().endsWith("_" + key)
          || object != null && object.text("name").equals(request.name());
      if (isIt && object != null) {
        List<String> way = Culprits.way(reason, object);
        Position at = object.positionOf(way);
        String path = String.join(".", kind + "s." + key, String.join(".", way));
        problems.add(new Problem(at, path.replaceFirst("\\.$", ""), reason, ""));
      }
    });
  }

  /** A swarm that has whatever it is asked for, and remembers what that was. */
  private static final class Everything implements ExistingObjects {
    final Map<String, TreeSet<String>> names =
        Map.of("networks", new TreeSet<>(), "secrets", new TreeSet<>(), "configs", new TreeSet<>());

    TreeSet<String> names(String section) {
      return java.util.Objects.requireNonNull(names.get(section));
    }

    @Override
    public Optional<String> networkScope(String name) {
      names("networks").add(name);
      return Optional.of("swarm");
    }

    @Override
    public Optional<String> secretId(String name) {
      names("secrets").add(name);
      return Optional.of(name);
    }

    @Override
    public Optional<String> configId(String name) {
      names("configs").add(name);
      return Optional.of(name);
    }
  }
}
