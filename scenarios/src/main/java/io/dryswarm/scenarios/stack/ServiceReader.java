package io.dryswarm.scenarios.stack;

import io.dryswarm.compose.yaml.MapPlace;
import io.dryswarm.compose.yaml.Place;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.scenarios.quantity.Quantities;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One service of a stack file. Control-plane facts 12.4. */
final class ServiceReader {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final String IMAGE_LABEL = "com.docker.stack.image";

  /**
   * What Docker's client and engine put into the container of every service of a stack, although the file says nothing of it: without
   * it, the same file deployed again with {@code docker stack deploy} would be a change and restart every task.
   */
  private static final SortedMap<String, String> ALWAYS_SENT =
      Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
          "Isolation", "\"default\"",
          "Privileges", "{\"CredentialSpec\":null,\"SELinuxContext\":null}")));

  private final StackContext context;
  private final NetworkSection networks;
  private final MountReader mounts;
  private final SecretSection secrets;

  ServiceReader(
      StackContext context, NetworkSection networks, MountReader mounts, SecretSection secrets) {
    this.context = context;
    this.networks = networks;
    this.mounts = mounts;
    this.secrets = secrets;
  }

  ServiceSpec read(Place place) {
    String key = place.key();
    if (place.isNull()) {
      place.expected("a mapping");
    }
    MapPlace service = place.map(ComposeKeys.SERVICE);
    checkName(service, key);
    context.ignored().noteService(service);
    noteLeftOut(service, key);
    MapPlace deploy = service.findOrEmpty("deploy").map(ComposeKeys.DEPLOY);
    DeployReader deployment = new DeployReader(deploy);
    ContainerSpec container = container(service);
    return new ServiceSpec(
        context.fullName(key),
        deployment.mode(),
        new TaskSpec(
            container,
            deployment.resources(),
            RestartReader.read(service, deploy),
            deployment.placement(),
            networks.attachments(key, service),
            0,
            logDriver(service)),
        deployment.endpointMode(),
        service.find("ports").map(PortReader::read).map(List::copyOf).orElse(List.of()),
        labels(deploy, container.image()),
        deployment.update(),
        deployment.rollback());
  }

  private ContainerSpec container(MapPlace service) {
    return new ContainerSpec(
        service.require("image").strictText(),
        List.of(),
        List.of(),
        new EnvironmentReader(context).read(service),
        containerLabels(service),
        service.find("volumes").map(mounts::read).orElse(List.of()),
        service.find("secrets").map(secrets::references).orElse(List.of()),
        List.of(),
        service.find("healthcheck").map(HealthReader::read).orElse(null),
        "",
        service
            .find("stop_grace_period")
            .map(p -> p.quantity(Quantities.DURATION, 0L))
            .orElse(ContainerSpec.DEFAULT_STOP_GRACE_PERIOD_NS),
        ALWAYS_SENT);
  }

  private NavigableMap<String, String> containerLabels(MapPlace service) {
    NavigableMap<String, String> labels = new TreeMap<>();
    service.find("labels").map(KeyValues::labels).ifPresent(labels::putAll);
    labels.putAll(context.labels());
    return labels;
  }

  /** Empty = the engine's own. Options of the driver have no effect on a simulation. */
  private static String logDriver(MapPlace service) {
    return service
        .findOrEmpty("logging")
        .map(ComposeKeys.LOGGING)
        .find("driver")
        .map(Place::strictText)
        .orElse("");
  }

  private NavigableMap<String, String> labels(MapPlace deploy, String image) {
    NavigableMap<String, String> labels = new TreeMap<>();
    deploy.find("labels").map(KeyValues::labels).ifPresent(labels::putAll);
    labels.putAll(context.labels());
    labels.put(IMAGE_LABEL, image);
    return labels;
  }

  private void noteLeftOut(MapPlace service, String key) {
    service.find("configs").ifPresent(p -> context.ignored().leaveOut("configs", key));
  }

  private void checkName(MapPlace service, String key) {
    int longest = 63 - context.fullName("").length();
    if (!NAME.matcher(key).matches()) {
      service.place().problem("a service name has letters, digits, \".\", \"_\" and \"-\" only");
    } else if (key.length() > longest) {
      service.place().problem("with the stack's prefix a service name has at most 63 characters");
    }
  }
}
