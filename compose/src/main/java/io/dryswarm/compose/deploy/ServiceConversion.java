package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.ImageReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts services. The order of the steps decides which of several mistakes is reported. */
final class ServiceConversion {
  private static final String IMAGE_LABEL = "com.docker.stack.image";

  private final Namespace namespace;
  private final StackModel model;
  private final FileReferences files;

  ServiceConversion(Namespace namespace, StackModel model, ExistingObjects existing) {
    this.namespace = namespace;
    this.model = model;
    this.files = new FileReferences(namespace, model, existing);
  }

  Request request(String key, StackObject service) throws ConversionError {
    List<Json> secrets = files.secrets(service);
    List<Json> configs = files.configs(service);
    StackObject deploy = service.object("deploy");
    Json mode = DeployConversion.mode(deploy);
    List<Json> mounts = new MountConversion(namespace, model.volumes()).mounts(service);
    Json resources =
        ResourceConversion.resources(deploy == null ? null : deploy.object("resources"));
    Json restart = RestartConversion.policy(service.text("restart"), deploy);
    Json health = HealthConversion.healthcheck(service.object("healthcheck"));
    List<Json> networks =
        new AttachmentConversion(namespace, model.networks()).networks(key, service);
    Json privileges = files.privileges(service);
    Json container = ContainerConversion.container(namespace, service)
        .object("Privileges", privileges)
        .objects("Mounts", mounts)
        .object("Healthcheck", health)
        .objects("Secrets", secrets)
        .objects("Configs", configs);
    Json task = new Json()
        .object("ContainerSpec", container)
        .object("Resources", resources)
        .object("RestartPolicy", restart)
        .object("Placement", DeployConversion.placement(deploy))
        .objects("Networks", networks)
        .object("LogDriver", logDriver(service.object("logging")))
        .always("ForceUpdate", 0L);
    Map<String, @Nullable String> labels = namespace.labels(deploy);
    labels.put(IMAGE_LABEL, service.text("image"));
    String name = namespace.scoped(key);
    Json body = new Json()
        .text("Name", name)
        .alwaysByName("Labels", labels)
        .object("TaskTemplate", task)
        .object("Mode", mode)
        .object("UpdateConfig", DeployConversion.update(deploy, "update_config"))
        .object("RollbackConfig", DeployConversion.update(deploy, "rollback_config"))
        .object("EndpointSpec", endpoint(service, deploy));
    return new Request("/services/create", name, body.node());
  }

  private static @Nullable Json logDriver(@Nullable StackObject logging) {
    return logging == null
        ? null
        : new Json()
            .text("Name", logging.text("driver"))
            .byName("Options", logging.textsByName("options"));
  }

  private static Json endpoint(StackObject service, @Nullable StackObject deploy) {
    List<StackObject> ports = new ArrayList<>(service.objects("ports"));
    ports.sort(Comparator.comparingLong(p -> p.whole("published")));
    List<Json> converted = new ArrayList<>();
    for (StackObject port : ports) {
      converted.add(new Json()
          .text("Protocol", port.text("protocol"))
          .number("TargetPort", port.whole("target"))
          .number("PublishedPort", port.whole("published"))
          .text("PublishMode", port.text("mode")));
    }
    String mode = deploy == null ? "" : deploy.text("endpoint_mode");
    return new Json().text("Mode", mode.toLowerCase(Locale.ROOT)).objects("Ports", converted);
  }

  /** The image as it is sent. */
  static String image(StackObject service) {
    return ImageReference.withTag(service.text("image"));
  }
}
